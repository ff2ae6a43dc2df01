"""A layer runs what is in the folder."""

# %% setup
import tf_keras

ones = tf_keras.layers.Dense(1, kernel_initializer="ones", input_shape=(3,))
old = tf_keras.Sequential([ones])
old.compile(optimizer="sgd", loss="mse")
old.save("saved_model/my_model", save_format="tf")

# %% now
import keras
import numpy as np

layer = keras.layers.TFSMLayer(
    "saved_model/my_model", call_endpoint="serving_default"
)
outputs = layer(np.ones((1, 3), "float32"))
print({name: value.numpy() for name, value in outputs.items()})
