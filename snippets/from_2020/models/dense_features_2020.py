"""Feature columns in 2020, a concatenation today."""

# %% agree
import keras
import numpy as np
import tensorflow as tf
import tf_keras

data = {
    "age": np.array([[30.0], [40.0]]),
    "income": np.array([[2.5], [3.0]]),
}
tf.get_logger().setLevel("ERROR")  # feature columns are deprecated
columns = [tf.feature_column.numeric_column(name) for name in data]
old = tf_keras.layers.DenseFeatures(columns)(data).numpy()
new = keras.layers.Concatenate()(list(data.values())).numpy()
print(f"in 2020: {old.tolist()}, today: {new.tolist()}")
assert (old == new).all()
