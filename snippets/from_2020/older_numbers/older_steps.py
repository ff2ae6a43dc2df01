"""The older course's regressions, each loss taken after its step."""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
size_log = np.log(np.array(houses["sqft_lot"], np.float32))
price_log = np.log(np.array(houses["price"], np.float32))
bedrooms = np.array(houses["bedrooms"], np.float32)
six_size = np.array(
    [8.639411, 8.887652, 9.2103405, 7.20786, 7.7782116, 6.9810057],
    np.float32,
)
six_price = np.array(
    [12.309982, 13.195614, 12.100712, 12.904459, 12.8992195, 12.691581],
    np.float32,
)


def train(optimizer, variables, loss_function, steps):
    optimizer.build(variables)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = loss_function(*variables)
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss_function(*variables)

    return [float(step()) for _ in range(steps)]


# %% six
def six_loss(intercept, slope):
    predictions = intercept + slope * six_size
    return keras.losses.mean_squared_error(six_price, predictions)


line = [tf.Variable(0.1), tf.Variable(0.1)]
train(keras.optimizers.Adam(0.5), line, six_loss, steps=1)
first_step = float(line[0])
print(f"after one step: intercept {first_step:.7f}")

line = [tf.Variable(0.1), tf.Variable(0.1)]
six_series = train(keras.optimizers.Adam(0.5), line, six_loss, steps=100)[::10]
print(f"loss {six_series[0]:.5f} ... {six_series[-1]:.5f}")


# %% all
def all_loss(intercept, slope):
    predictions = intercept + slope * size_log
    return keras.losses.mean_squared_error(price_log, predictions)


starts = {slope: float(all_loss(0.1, slope)) for slope in (0.1, 0.5)}
print("from 0.1:", *(f"{loss:.5f}" for loss in starts.values()))
line = [tf.Variable(5.0), tf.Variable(0.001)]
all_series = train(keras.optimizers.Adam(0.5), line, all_loss, steps=100)[::10]
print(f"loss {all_series[0]:.5f} ... {all_series[-1]:.5f}")


# %% multiple
def multiple_loss(line):
    predictions = line[0] + line[1] * size_log + line[2] * bedrooms
    return keras.losses.mean_absolute_error(price_log, predictions)


line = tf.Variable([0.1, 0.05, 0.02])
multiple = train(keras.optimizers.Adam(), [line], multiple_loss, steps=10)
print(f"loss {multiple[0]:.4f} ... {multiple[-1]:.4f}")
print("line", line.numpy().round(4))

# %% check tags=["hidden"]
assert len(six_series) == len(all_series) == len(multiple) == 10
assert np.allclose(line, [0.11, 0.06, 0.03], atol=1e-5)
assert abs(first_step - 0.6) < 1e-5
