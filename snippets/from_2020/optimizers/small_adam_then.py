"""Adam in small letters."""

# %% then
import keras

optimizer = keras.optimizers.adam(lr=0.01)
