"""A constant from four columns of the credit card data."""

# %% table
import numpy as np
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["EDUCATION", "MARRIAGE", "AGE", "BILL_AMT1"]
credit[columns].head(4)

# %% types
for name in columns:
    print(f"{name:10} {credit[name].dtype}")

# %% constant
table = credit[columns].to_numpy()
print("NumPy's dtype", table.dtype)
customers = tf.constant(table)
print("shape", customers.shape)
print("dtype", customers.dtype.name)
np.set_printoptions(suppress=True)  # plain digits, no e+03
print(customers[:2].numpy())

# %% size
smaller = tf.cast(customers, tf.float32)
for a in (customers, smaller):
    print(f"{a.dtype.name}: {a.numpy().nbytes:,} bytes")
largest = tf.reduce_max(tf.abs(customers - tf.cast(smaller, tf.float64)))
print("largest difference:", largest.numpy())

# %% check tags=["hidden"]
assert customers.shape == (30000, 4)
assert customers.dtype == tf.float64 and table.dtype == np.float64
assert largest.numpy() == 0
