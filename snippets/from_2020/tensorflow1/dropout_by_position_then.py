"""Nine in ten are dropped."""

# %% then
import tensorflow as tf

tf.random.set_seed(1)
x = tf.nn.dropout(tf.ones([10_000]), 0.9)
print(f"dropped {tf.reduce_mean(tf.cast(x == 0, tf.float32)):.1f}")

# %% check tags=["hidden"]
assert tf.reduce_mean(tf.cast(x == 0, tf.float32)) > 0.85
