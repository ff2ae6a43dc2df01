"""The learning rate by its full name."""

# %% now
import keras

optimizer = keras.optimizers.Adam(learning_rate=0.01)
print(f"learning rate {optimizer.learning_rate.numpy():.2f}")
