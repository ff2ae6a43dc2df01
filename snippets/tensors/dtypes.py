"""Where a tensor's dtype comes from."""

# %% guessed
import numpy as np
import tensorflow as tf

for values in ([1, 2], [1.0, 2.0], [True, False], np.array([1.0, 2.0])):
    tensor = tf.constant(values)
    kind = type(values).__name__
    print(f"{kind:8} {values!s:14} -> {tensor.dtype.name}")

# %% chosen
print(tf.constant([1, 2], dtype=tf.float32))
print(tf.cast(tf.constant([0.9, -0.9]), tf.int32))
