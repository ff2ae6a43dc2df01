"""A smaller image, today."""

# %% now
import tensorflow as tf

image = tf.ones((28, 28, 1))
print(tf.image.resize(image, [14, 14]).shape)

# %% check tags=["hidden"]
ramp = tf.reshape(tf.range(16.0), (1, 4, 4, 1))
old = tf.compat.v1.image.resize_images(ramp, [8, 8])
new = tf.image.resize(ramp, [8, 8])
assert 0.1 < float(tf.reduce_max(abs(old - new))) < 4
