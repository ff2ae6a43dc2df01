"""Boosted trees for a price as they were written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import tensorflow as tf

area = tf.feature_column.numeric_column("sqft_living")
grade = tf.feature_column.bucketized_column(
    tf.feature_column.numeric_column("grade"), boundaries=[6, 7, 8, 9, 10]
)
model = tf.estimator.BoostedTreesRegressor(
    [area, grade], n_batches_per_layer=1, n_trees=100, max_depth=6
)
