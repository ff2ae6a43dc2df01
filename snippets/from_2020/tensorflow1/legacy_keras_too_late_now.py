"""Keras 2 by its own name."""

# %% now
from tf_keras.layers import Dense

print(Dense.__module__.split(".")[0])
