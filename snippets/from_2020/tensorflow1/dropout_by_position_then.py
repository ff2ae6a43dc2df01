"""Nine in ten are dropped."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.compat.v1.enable_eager_execution()  # 1.15, too, gives numbers

# %% then
import tensorflow as tf

tf.compat.v1.set_random_seed(1)
x = tf.nn.dropout(tf.ones([10_000]), 0.9)
print(f"dropped {tf.nn.zero_fraction(x):.1f}")

# %% check tags=["hidden"]
assert tf.nn.zero_fraction(x) > 0.85
