"""A folder in 2020 and a file today keep the same model."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
old.compile(optimizer="sgd", loss="mse")
old.save("my_model", save_format="tf")
new.save("my_model.keras")

x = np.ones((1, 3))
before = tf_keras.models.load_model("my_model").predict(x, verbose=0)
after = keras.models.load_model("my_model.keras").predict(x, verbose=0)
difference = np.abs(before - after).max()
print(f"difference after loading: {difference:.4f}")
assert difference < 1e-6
