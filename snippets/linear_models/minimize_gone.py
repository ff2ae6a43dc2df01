"""Optimizers of Keras 3 have no minimize."""

# %% variable
import keras
import tensorflow as tf

slope = tf.Variable(1.0)
optimizer = keras.optimizers.Adam(0.5)

# %% minimize
optimizer.minimize(lambda: slope**2, var_list=[slope])
