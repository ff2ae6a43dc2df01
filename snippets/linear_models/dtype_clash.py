"""TensorFlow does not mix a float64 tensor with a float32 variable."""

# %% data
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
slope = tf.Variable(0.5)
price = tf.constant(houses["price"])
print(slope.dtype.name, "and", price.dtype.name)

# %% clash
print(slope * price)
