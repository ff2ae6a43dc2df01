"""The ready-made input function for a table."""

# %% then
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
input_fn = tf.compat.v1.estimator.inputs.pandas_input_fn(
    x=houses[["bedrooms", "sqft_living"]],
    y=houses["price"],
    batch_size=128,
    num_epochs=1,
    shuffle=True,
)
