"""Two features: log lot size and bedrooms, ten steps and many."""

# %% model
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
size_log = np.log(np.array(houses["sqft_lot"], np.float32))
bedrooms = np.array(houses["bedrooms"], np.float32)
price_log = np.log(np.array(houses["price"], np.float32))

parameters = tf.Variable([0.1, 0.05, 0.02])


def loss_function(parameters, feature_1, feature_2):
    intercept, slope_1, slope_2 = tf.unstack(parameters)
    predictions = intercept + slope_1 * feature_1 + slope_2 * feature_2
    return keras.losses.mean_absolute_error(price_log, predictions)


# %% ten
optimizer = keras.optimizers.Adam()
for _ in range(10):
    with tf.GradientTape() as tape:
        loss = loss_function(parameters, size_log, bedrooms)
    intercept, slope_1, slope_2 = parameters.numpy()
    print(
        f"loss {loss:.3f}, intercept {intercept:.3f},",
        f"slope_1 {slope_1:.3f}, slope_2 {slope_2:.3f}",
    )
    gradient = tape.gradient(loss, parameters)
    optimizer.apply([gradient], [parameters])

# %% after_ten tags=["hidden"]
ten_steps = float(parameters[0])

# %% more
size_centered = size_log - size_log.mean()
bedrooms_centered = bedrooms - bedrooms.mean()
parameters = tf.Variable([0.1, 0.05, 0.02])
optimizer = keras.optimizers.Adam(0.1)
for step in range(301):
    with tf.GradientTape() as tape:
        loss = loss_function(parameters, size_centered, bedrooms_centered)
    if step % 100 == 0:
        intercept, slope_1, slope_2 = parameters.numpy()
        print(
            f"loss {loss:.3f}, intercept {intercept:.2f}, "
            f"slope_1 {slope_1:.2f}, slope_2 {slope_2:.2f}"
        )
    gradient = tape.gradient(loss, parameters)
    optimizer.apply([gradient], [parameters])

# %% check tags=["hidden"]
assert loss < 0.42
assert slope_2 > slope_1 > 0
assert 12.9 < intercept < 13.2
means = size_log.mean(), bedrooms.mean()
uncentered = intercept - slope_1 * means[0] - slope_2 * means[1]
assert uncentered - ten_steps > 10
