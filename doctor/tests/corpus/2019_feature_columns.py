"""Structured data by feature columns."""
import pandas as pd
import tensorflow as tf

table = pd.DataFrame({"age": [20, 30], "city": ["a", "b"], "price": [1.0, 2.0]})
age = tf.feature_column.numeric_column("age")
layer = tf.keras.layers.DenseFeatures([age])  # <- dense-features
model = tf.keras.Sequential([layer, tf.keras.layers.Dense(1)])
table = table.append({"age": 40, "city": "c", "price": 3.0}, ignore_index=True)  # <- dataframe-append
model.compile("adam", "mse")
