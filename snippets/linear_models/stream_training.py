"""The same pass with tf.data, straight from the file."""

# %% stream
import keras
import tensorflow as tf

houses = tf.data.experimental.CsvDataset(
    "data/kc_house_data.csv",
    record_defaults=[tf.float32, tf.float32],
    select_cols=[2, 6],
    header=True,
)
batches = houses.batch(100).prefetch(tf.data.AUTOTUNE)
price, sqft_lot = next(iter(batches))
print(price.dtype.name, price.shape)

# %% train
intercept = tf.Variable(10.0)
slope = tf.Variable(0.5)
optimizer = keras.optimizers.Adam()
for price, sqft_lot in batches:
    with tf.GradientTape() as tape:
        predictions = intercept + slope * sqft_lot
        loss = keras.losses.mean_squared_error(price, predictions)
    gradients = tape.gradient(loss, [intercept, slope])
    optimizer.apply(gradients, [intercept, slope])

print(f"intercept {intercept.numpy():.3f}, slope {slope.numpy():.4f}")

# %% by name
by_name = tf.data.experimental.make_csv_dataset(
    "data/kc_house_data.csv",
    batch_size=100,
    select_columns=["price", "sqft_lot"],
    label_name="price",
    column_defaults=[tf.float32, tf.float32],
    num_epochs=1,
    shuffle=False,
)
features, price = next(iter(by_name))
print("features:", {name: x.shape for name, x in features.items()})
print("target:  ", price.shape)

# %% check tags=["hidden"]
import numpy as np
import pandas as pd

header = pd.read_csv("data/kc_house_data.csv", nrows=0).columns
assert list(header[[2, 6]]) == ["price", "sqft_lot"]
table = pd.read_csv("data/kc_house_data.csv")
streamed = np.concatenate([p for p, _ in batches.as_numpy_iterator()])
assert np.array_equal(table["price"].to_numpy("float32"), streamed)
assert np.array_equal(price, streamed[:100])
assert np.array_equal(features["sqft_lot"], table["sqft_lot"][:100])
