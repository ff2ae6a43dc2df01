"""The class of a frozen graph."""

# %% then
import tensorflow as tf

graph_def = tf.GraphDef()
