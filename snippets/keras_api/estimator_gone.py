"""tf.estimator is gone, the feature columns made for it remain."""

# %% columns
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go
bedrooms = tf.feature_column.numeric_column("bedrooms")
bathrooms = tf.feature_column.numeric_column("bathrooms")
print(type(bedrooms).__name__, bedrooms.key)

# %% estimator
model = tf.estimator.DNNRegressor(
    feature_columns=[bedrooms, bathrooms], hidden_units=[2, 2]
)
