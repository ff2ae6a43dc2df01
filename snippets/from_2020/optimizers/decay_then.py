"""The learning rate should fall, and doesn't."""

# %% then tags=["warns"]
from tensorflow import keras

optimizer = keras.optimizers.SGD(
    learning_rate=0.1, decay=0.01, momentum=0.9, nesterov=True
)
optimizer.iterations.assign(100)
print(f"rate at step 100: {optimizer.learning_rate.numpy():.2f}")

# %% check tags=["hidden"]
assert abs(optimizer.learning_rate.numpy() - 0.1) < 1e-6
