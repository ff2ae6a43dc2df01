"""A linear classifier as it was written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import tensorflow as tf

education = tf.feature_column.categorical_column_with_identity(
    "EDUCATION", num_buckets=7
)
age = tf.feature_column.bucketized_column(
    tf.feature_column.numeric_column("AGE"), boundaries=[25, 35, 45, 55, 65]
)
model = tf.estimator.LinearClassifier(
    feature_columns=[education, age], optimizer="Ftrl"
)
