"""Read the King County house sales and turn two columns into tensors."""

# %% read
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
print(f"{houses.shape[0]:,} rows, {houses.shape[1]} columns")

# %% head
houses[["date", "price", "bedrooms", "sqft_lot", "waterfront"]].head()

# %% dtypes
print(houses.dtypes.astype(str).value_counts().to_string())

# %% price
price = np.array(houses["price"], np.float32)
print(price.dtype, price.shape)
print(f"from {price.min():,.0f} to {price.max():,.0f} dollars")

# %% waterfront
waterfront = tf.cast(houses["waterfront"], tf.bool)
print(waterfront.dtype.name, waterfront.shape)
print(waterfront[:5].numpy())

# %% share
share = tf.reduce_mean(tf.cast(waterfront, tf.float32))
print(f"{share:.2%} of the houses are on the waterfront")

# %% check tags=["hidden"]
assert houses.shape == (21613, 21)
assert set(houses["waterfront"].unique()) == {0, 1}
assert str(houses["date"].dtype) == "str"
assert not hasattr(np, "float")
assert np.bool is np.bool_
try:
    tf.reduce_mean(waterfront)
except tf.errors.InvalidArgumentError:
    averages = False
else:
    averages = True
assert not averages
assert 0.004 < share < 0.012
