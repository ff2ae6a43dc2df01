"""A model of 2020 comes from its folder."""

# %% setup
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
old.compile(optimizer="sgd", loss="mse")
old.save("saved_model/my_model", save_format="tf")

# %% then
from tensorflow import keras

model = keras.models.load_model("saved_model/my_model")
