"""The new learning rate is stored where nobody looks."""

# %% then
from tensorflow import keras

optimizer = keras.optimizers.SGD(learning_rate=0.1)
optimizer.lr = 0.001
print(f"lr {optimizer.lr}")
print(f"learning rate {optimizer.learning_rate.numpy():.3f}")

# %% check tags=["hidden"]
assert abs(optimizer.learning_rate.numpy() - 0.1) < 1e-6
