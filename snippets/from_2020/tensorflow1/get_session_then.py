"""The session behind Keras."""

# %% then
import tensorflow as tf

K = tf.keras.backend
session = K.get_session()
