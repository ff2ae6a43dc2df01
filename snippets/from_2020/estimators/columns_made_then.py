"""The layer that took feature columns is gone."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% columns
import tensorflow as tf

built = tf.feature_column.numeric_column("yr_built")
decades = tf.feature_column.bucketized_column(built, [1920, 1950, 1980])
print(decades.name, decades.boundaries)

# %% then
layer = tf.keras.layers.DenseFeatures([decades])
