"""Two columns for a layer that is gone."""

# %% then
import tensorflow as tf

job = tf.feature_column.indicator_column(
    tf.feature_column.categorical_column_with_vocabulary_list(
        "job", ["nurse", "baker"]
    )
)
layer = tf.keras.layers.DenseFeatures([job])
