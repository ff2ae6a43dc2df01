"""The smallest progress that counts, by its old name."""

# %% then
from tensorflow import keras

plateau = keras.callbacks.ReduceLROnPlateau(monitor="loss", epsilon=0.01)
print("smallest progress that counts:", plateau.min_delta)

# %% check tags=["hidden"]
assert plateau.min_delta == 0.0001
