"""A logarithm, and others of its kind."""

# %% now
import tensorflow as tf

prices = tf.constant([100_000.0, 200_000.0])
print(tf.math.log(prices).numpy().round(2))
print(tf.math.is_nan(prices).numpy(), tf.math.ceil(1.5).numpy())
print(tf.linalg.inv([[2.0]]).numpy(), tf.linalg.diag([1.0, 2.0]).numpy())
