"""What raw square feet and dollars do to gradient descent."""

# %% gradients
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
sqft_lot = np.array(houses["sqft_lot"], np.float32)
price = np.array(houses["price"], np.float32)
intercept = tf.Variable(10.0)
slope = tf.Variable(0.5)
with tf.GradientTape() as tape:
    predictions = intercept + slope * sqft_lot
    loss = keras.losses.mean_squared_error(price, predictions)
first = tape.gradient(loss, [intercept, slope])
print(f"gradient of the intercept: {first[0]:.2g}")
print(f"gradient of the slope:     {first[1]:.2g}")

# %% explode
optimizer = keras.optimizers.SGD(0.01)
for step in range(5):
    batch = slice(100 * step, 100 * step + 100)
    with tf.GradientTape() as tape:
        predictions = intercept + slope * sqft_lot[batch]
        loss = keras.losses.mean_squared_error(price[batch], predictions)
    gradients = tape.gradient(loss, [intercept, slope])
    optimizer.apply(gradients, [intercept, slope])
    print(f"step {step}: loss {loss:.1g}, slope {slope.numpy():.1g}")

# %% curvature
raw = sqft_lot.astype(float)
scaled = (raw - raw.mean()) / raw.std()
for name, x in [("raw", raw), ("scaled", scaled)]:
    hessian = 2 * np.array([[1, x.mean()], [x.mean(), np.mean(x**2)]])
    smallest, largest = np.linalg.eigvalsh(hessian)
    print(f"{name:7} largest / smallest curvature: {largest / smallest:.2g}")
    print(f"        SGD settles below a rate of: {2 / largest:.2g}")

# %% check tags=["hidden"]
assert not np.isfinite(slope.numpy())
x = raw
hessian = 2 * np.array([[1, x.mean()], [x.mean(), np.mean(x**2)]])
assert 1.5e9 < np.linalg.cond(hessian) < 2.5e9
