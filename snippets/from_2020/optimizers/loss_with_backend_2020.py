"""The loss in 2020 and today."""

# %% agree
import tensorflow as tf
from keras import ops
from tf_keras import backend

y, prediction = tf.constant([1.0, 2.0]), tf.constant([1.0, 4.0])
old = backend.sqrt(backend.mean(backend.square(y - prediction)))
new = ops.sqrt(ops.mean(ops.square(y - prediction)))
print(f"in 2020: {old:.3f}, today: {new:.3f}")
assert abs(old - new) < 1e-6
