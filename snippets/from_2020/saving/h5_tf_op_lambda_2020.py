"""The old model and the one built anew."""

# %% setup tags=["warns"]
import tensorflow as tf
import tf_keras

inputs = tf_keras.Input(shape=(3,))
outputs = tf_keras.layers.Dense(1)(tf.square(inputs))
tf_keras.Model(inputs, outputs).save("model_of_2021.h5")

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.models.load_model("model_of_2021.h5", compile=False)
inputs = keras.Input(shape=(3,))
outputs = keras.layers.Dense(1)(keras.ops.square(inputs))
new = keras.Model(inputs, outputs)
new.load_weights("model_of_2021.h5")

x = np.array([[1.0, 2.0, 3.0]])
difference = np.abs(old.predict(x, verbose=0) - new.predict(x, verbose=0))
print(f"largest difference: {difference.max():.4f}")
assert difference.max() < 1e-5
