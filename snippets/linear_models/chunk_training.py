"""Train on a table in chunks of 100 rows, one pass."""

# %% chunks
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

chunks = pd.read_csv("data/kc_house_data.csv", chunksize=100)
chunk = next(chunks)
print(type(chunk).__name__, chunk.shape)

# %% train
intercept = tf.Variable(10.0)
slope = tf.Variable(0.5)
optimizer = keras.optimizers.Adam()
losses = []
for chunk in pd.read_csv("data/kc_house_data.csv", chunksize=100):
    sqft_lot = np.array(chunk["sqft_lot"], np.float32)
    price = np.array(chunk["price"], np.float32)
    with tf.GradientTape() as tape:
        predictions = intercept + slope * sqft_lot
        loss = keras.losses.mean_squared_error(price, predictions)
    gradients = tape.gradient(loss, [intercept, slope])
    optimizer.apply(gradients, [intercept, slope])
    losses.append(float(loss))

print(f"steps: {len(losses)}, rows in the last chunk: {len(chunk)}")
print(f"intercept {intercept.numpy():.3f}, slope {slope.numpy():.4f}")

# %% verdict
first = np.sqrt(np.mean(losses[:50]))
last = np.sqrt(np.mean(losses[-50:]))
print(f"RMSE over the first 50 steps: {first:,.0f} dollars")
print(f"RMSE over the last 50 steps:  {last:,.0f} dollars")

# %% check tags=["hidden"]
assert len(losses) == 217 and len(chunk) == 13
assert abs(intercept.numpy() - 10.217) < 0.01
assert min(first, last) > 600_000
assert 0.69 < slope.numpy() < 0.72
