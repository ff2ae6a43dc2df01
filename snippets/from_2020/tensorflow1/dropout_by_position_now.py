"""One in ten is dropped."""

# %% now
import tensorflow as tf

tf.random.set_seed(1)
x = tf.nn.dropout(tf.ones([10_000]), rate=0.1)
print(f"dropped {tf.reduce_mean(tf.cast(x == 0, tf.float32)):.1f}")
