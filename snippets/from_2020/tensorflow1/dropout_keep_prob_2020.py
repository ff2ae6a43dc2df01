"""The share that is dropped."""

# %% agree
import tensorflow as tf

x = tf.ones([10_000])
tf.random.set_seed(1)
old = tf.compat.v1.nn.dropout(x, keep_prob=0.9)
tf.random.set_seed(1)
new = tf.nn.dropout(x, rate=0.1)
for when, values in ("in 2020", old), ("today", new):
    share = tf.reduce_mean(tf.cast(values == 0, tf.float32))
    print(f"dropped {when}: {share:.2f}")
assert bool(tf.reduce_all(abs(old - new) < 1e-6))
