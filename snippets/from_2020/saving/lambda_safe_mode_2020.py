"""The lambda loaded in 2020, the layer loaded today."""

# %% agree
import keras
import numpy as np
import tf_keras

scale = tf_keras.layers.Lambda(lambda x: x / 255, input_shape=(3,))
old = tf_keras.Sequential([scale])
old.compile(optimizer="sgd", loss="mse")
old.save("old_model", save_format="tf")
keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Rescaling(1 / 255)]
).save("model.keras")

x = np.array([[0.0, 51.0, 255.0]])
old = tf_keras.models.load_model("old_model").predict(x, verbose=0)
new = keras.models.load_model("model.keras").predict(x, verbose=0)
print(f"in 2020: {old.ravel().round(2)}, today: {new.ravel().round(2)}")
assert np.allclose(old, new)
