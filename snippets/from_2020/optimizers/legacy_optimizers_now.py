"""Today's optimizer."""

# %% now
import keras

optimizer = keras.optimizers.Adam(learning_rate=0.01)
print(optimizer.name)
