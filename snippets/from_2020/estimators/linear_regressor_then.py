"""A linear regressor as it was written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import tensorflow as tf

rooms = tf.feature_column.numeric_column("bedrooms")
area = tf.feature_column.numeric_column(
    "sqft_living", normalizer_fn=lambda x: (x - 2_080.0) / 918.0
)
model = tf.estimator.LinearRegressor(
    feature_columns=[rooms, area], model_dir="houses_linear"
)
