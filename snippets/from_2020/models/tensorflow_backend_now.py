"""The GPUs are told without a session; one Keras, by two names."""

# %% now
import keras
import tensorflow as tf

for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
print("backend:", keras.backend.backend())
print("the same layer:", keras.layers.Dense is tf.keras.layers.Dense)
