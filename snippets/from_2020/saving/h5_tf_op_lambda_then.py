"""A model with a function of TensorFlow is loaded."""

# %% setup tags=["warns"]
import tensorflow as tf
import tf_keras

inputs = tf_keras.Input(shape=(3,))
outputs = tf_keras.layers.Dense(1)(tf.square(inputs))
tf_keras.Model(inputs, outputs).save("model_of_2021.h5")

# %% then
from tensorflow import keras

model = keras.models.load_model("model_of_2021.h5")
