"""The same number in the same place, in 2020 and today."""

# %% agree
import tensorflow as tf

x = tf.ones([10_000])
tf.random.set_seed(1)
old = tf.compat.v1.nn.dropout(x, 0.9)
tf.random.set_seed(1)
new = tf.nn.dropout(x, rate=1 - 0.9)
for when, values in ("in 2020", old), ("today", new):
    share = tf.reduce_mean(tf.cast(values == 0, tf.float32))
    print(f"dropped {when}: {share:.1f}")
assert bool(tf.reduce_all(abs(old - new) < 1e-6))
