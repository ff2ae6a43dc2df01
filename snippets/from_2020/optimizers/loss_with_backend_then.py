"""A loss from the backend's functions."""

# %% then
import keras.backend as K


def root_mean_squared_error(y, prediction):
    return K.sqrt(K.mean(K.square(y - prediction)))


root_mean_squared_error(1.0, 3.0)
