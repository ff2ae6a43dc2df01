"""Exercise: which share of each asset each person holds."""

# %% shares
import tensorflow as tf

wealth = tf.constant([[11, 50], [7, 2], [4, 60], [3, 0], [25, 10]])
shares = wealth / tf.reduce_sum(wealth, axis=0)
print(shares.numpy().round(2))
print("sums:", tf.reduce_sum(shares, axis=0).numpy())
