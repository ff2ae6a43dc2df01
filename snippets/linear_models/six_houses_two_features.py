"""Log lot size and bedrooms of six houses: ten steps, and the exact fit."""

# %% ten
import keras
import numpy as np
import tensorflow as tf

price_log = np.array(
    [12.309982, 13.195614, 12.100712, 12.904459, 12.8992195, 12.691581],
    np.float32,
)
size_log = np.array(
    [8.639411, 8.887652, 9.2103405, 7.20786, 7.7782116, 6.9810057],
    np.float32,
)
bedrooms = np.array([3, 3, 2, 2, 3, 2], np.float32)

parameters = tf.Variable([0.1, 0.05, 0.02])
optimizer = keras.optimizers.Adam()
for step in range(10):
    with tf.GradientTape() as tape:
        intercept, slope_1, slope_2 = tf.unstack(parameters)
        predictions = intercept + slope_1 * size_log + slope_2 * bedrooms
        loss = keras.losses.mean_absolute_error(price_log, predictions)
    gradient = tape.gradient(loss, parameters)
    optimizer.apply([gradient], [parameters])
    if step in (0, 9):
        print(f"step {step}: loss {loss:.3f}, then", parameters.numpy())

# %% exact
errors = {}
for name, features in (
    ("lot", [size_log]),
    ("lot and bedrooms", [size_log, bedrooms]),
):
    columns = np.column_stack([np.ones(6), *features])
    best, *_ = np.linalg.lstsq(columns, price_log)
    errors[name] = np.mean((price_log - columns @ best) ** 2)
    print(f"{name:16} MSE {errors[name]:.3f}, best", best.round(2))

# %% check tags=["hidden"]
assert np.allclose(parameters, [0.11, 0.06, 0.03], atol=1e-4)
assert errors["lot and bedrooms"] < errors["lot"]
assert abs(errors["lot"] - 0.1193) < 0.001
