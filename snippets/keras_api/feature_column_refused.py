"""No layer of Keras takes a feature column."""

# %% layer
import keras

print("DenseFeatures?", hasattr(keras.layers, "DenseFeatures"))

# %% dense
import tensorflow as tf

tf.get_logger().setLevel("ERROR")
bedrooms = tf.feature_column.numeric_column("bedrooms")
keras.layers.Dense(1)(bedrooms)
