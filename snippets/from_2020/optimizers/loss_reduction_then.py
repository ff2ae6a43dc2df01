"""The reduction of a loss as a constant."""

# %% then
import keras

loss = keras.losses.MeanSquaredError(reduction=keras.losses.Reduction.SUM)
