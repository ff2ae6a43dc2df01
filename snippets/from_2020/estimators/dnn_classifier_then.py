"""A deep classifier as it was written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import tensorflow as tf

limit = tf.feature_column.numeric_column("LIMIT_BAL")
status = tf.feature_column.categorical_column_with_vocabulary_list(
    "PAY_0", [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8]
)
model = tf.estimator.DNNClassifier(
    feature_columns=[limit, tf.feature_column.indicator_column(status)],
    hidden_units=[64, 32],
    n_classes=2,
)
