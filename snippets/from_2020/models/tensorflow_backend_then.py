"""A session for the backend of the package keras."""

# %% then
import tensorflow as tf
from keras.backend.tensorflow_backend import set_session

set_session(tf.Session())
