"""A network as an estimator."""

# %% then
import tensorflow as tf

area = tf.feature_column.numeric_column("area")
model = tf.estimator.DNNRegressor([16], feature_columns=[area])
