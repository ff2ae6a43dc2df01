"""Boosted trees for a class as they were written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import tensorflow as tf

names = ["LIMIT_BAL", "AGE", "PAY_0"]
columns = [tf.feature_column.numeric_column(name) for name in names]
model = tf.estimator.BoostedTreesClassifier(
    columns, n_batches_per_layer=1, n_trees=50, max_depth=4
)
