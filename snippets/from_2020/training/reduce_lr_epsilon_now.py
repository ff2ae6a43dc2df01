"""The smallest progress that counts, by its new name."""

# %% now
import keras

plateau = keras.callbacks.ReduceLROnPlateau(monitor="loss", min_delta=0.01)
print("smallest progress that counts:", plateau.min_delta)
