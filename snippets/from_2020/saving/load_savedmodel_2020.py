"""Predictions from one folder, as a model and as a layer."""

# %% agree
import keras
import numpy as np
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
model.compile(optimizer="sgd", loss="mse")
model.save("my_model", save_format="tf")

x = np.ones((1, 3), "float32")
old = tf_keras.models.load_model("my_model").predict(x, verbose=0)
layer = keras.layers.TFSMLayer("my_model", call_endpoint="serving_default")
(new,) = layer(x).values()
difference = np.abs(old - new.numpy()).max()
print(f"largest difference: {difference:.4f}")
assert difference < 1e-6
