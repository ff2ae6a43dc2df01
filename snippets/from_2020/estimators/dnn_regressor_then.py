"""A deep regressor as it was written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
names = ["bedrooms", "bathrooms", "sqft_living", "grade", "lat", "long"]
columns = [tf.feature_column.numeric_column(name) for name in names]


def input_fn():
    rows = (dict(houses[names]), houses["price"])
    dataset = tf.data.Dataset.from_tensor_slices(rows)
    return dataset.shuffle(10_000).repeat().batch(128)


model = tf.estimator.DNNRegressor(
    feature_columns=columns, hidden_units=[64, 32]
)
model.train(input_fn, steps=500)
