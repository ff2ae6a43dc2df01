"""A tensor is evaluated."""

# %% then
import tensorflow as tf

a = tf.constant(2.0)
b = tf.constant(3.0)
print((a + b).eval(session=tf.compat.v1.Session()))
