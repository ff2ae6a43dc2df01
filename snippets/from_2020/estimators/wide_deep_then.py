"""Wide and deep as it was written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import tensorflow as tf

education = tf.feature_column.categorical_column_with_identity("EDUCATION", 7)
status = tf.feature_column.categorical_column_with_vocabulary_list(
    "PAY_0", [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8]
)
limit = tf.feature_column.numeric_column("LIMIT_BAL")
model = tf.estimator.DNNLinearCombinedClassifier(
    linear_feature_columns=[
        tf.feature_column.crossed_column([education, status], 100)
    ],
    dnn_feature_columns=[
        limit,
        tf.feature_column.embedding_column(status, dimension=4),
    ],
    dnn_hidden_units=[64, 32],
)
