"""The new learning rate is the optimizer's own."""

# %% now
import keras

optimizer = keras.optimizers.SGD(learning_rate=0.1)
optimizer.learning_rate = 0.001
print(f"learning rate {optimizer.learning_rate.numpy():.3f}")
