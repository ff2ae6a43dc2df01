"""A tf.data.Dataset hands out houses in shuffled batches."""

# %% pairs
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

keras.utils.set_random_seed(1)
houses = pd.read_csv("data/kc_house_data.csv")
sqft_lot = np.array(houses["sqft_lot"], np.float32)
price = np.array(houses["price"], np.float32)

dataset = tf.data.Dataset.from_tensor_slices((sqft_lot, price))
for lot, dollars in dataset.take(3):
    print(f"{lot:,.0f} square feet sold for {dollars:,.0f} dollars")

# %% batches
batches = dataset.shuffle(len(price)).batch(100)
print("batches:", len(batches))
for lots, prices in batches.take(2):
    print(lots.shape, prices.shape, f"mean price {prices.numpy().mean():,.0f}")

# %% check tags=["hidden"]
sizes = [len(lots) for lots, _ in batches]
assert len(sizes) == 217 and sizes[-1] == 13
