"""Feature columns in front of a model."""

# %% then
import tensorflow as tf

columns = [
    tf.feature_column.numeric_column("age"),
    tf.feature_column.numeric_column("income"),
]
model = tf.keras.Sequential(
    [tf.keras.layers.DenseFeatures(columns), tf.keras.layers.Dense(1)]
)
