"""An exported model is loaded and served."""

# %% now
import keras
import tensorflow as tf

ones = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Sequential([keras.Input(shape=(3,)), ones])
model.export("line", verbose=False)
loaded = tf.saved_model.load("line")
print(loaded.serve(tf.ones((1, 3))).numpy())
