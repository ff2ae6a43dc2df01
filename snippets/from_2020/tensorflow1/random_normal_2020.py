"""Both names, one function."""

# %% agree
import tensorflow as tf

tf.random.set_seed(1)
old = tf.compat.v1.random_normal([1000], stddev=0.1)
tf.random.set_seed(1)
new = tf.random.normal([1000], stddev=0.1)
print(f"spread in 2020: {tf.math.reduce_std(old):.2f}", end=", ")
print(f"today: {tf.math.reduce_std(new):.2f}")
assert bool(tf.reduce_all(old == new))
