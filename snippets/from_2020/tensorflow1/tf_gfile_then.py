"""A file, in 2020."""

# %% then
import tensorflow as tf

if not tf.gfile.Exists("models"):
    tf.gfile.MakeDirs("models")
