"""A SavedModel from a method."""

# %% now
import keras
import tensorflow as tf

ones = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Sequential([keras.Input(shape=(3,)), ones])
model.export("line", verbose=False)
served = tf.saved_model.load("line")
print(served.serve(tf.ones((1, 3))).numpy())
