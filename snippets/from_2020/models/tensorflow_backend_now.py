"""One Keras, by two names."""

# %% now
import keras
import tensorflow as tf

print("backend:", keras.backend.backend())
print("the same layer:", keras.layers.Dense is tf.keras.layers.Dense)
