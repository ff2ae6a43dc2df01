"""Lot size and price, in units and as logarithms; the loss of two lines."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
size_log = np.log(np.array(houses["sqft_lot"], np.float32))
price_log = np.log(np.array(houses["price"], np.float32))

# %% plot
figure, (left, right) = plt.subplots(
    1,
    2,
    figsize=(7, 3.6),
    layout="constrained",
)
left.scatter(houses["sqft_lot"] / 1e3, houses["price"] / 1e6, s=3, alpha=0.2)
left.set_xlabel("lot (thousand square feet)")
left.set_ylabel("price (million dollars)")
right.scatter(size_log, price_log, s=3, alpha=0.1)
right.set_xlabel("log of lot in square feet")
right.set_ylabel("log of price in dollars")
for axes in (left, right):
    axes.grid(alpha=0.3)


# %% loss
def linear_regression(intercept, slope, features=size_log):
    return intercept + slope * features


def loss_function(intercept, slope, features=size_log, targets=price_log):
    predictions = linear_regression(intercept, slope, features)
    return keras.losses.mean_squared_error(targets, predictions)


print(f"slope 0.1: {loss_function(0.1, 0.1):.4f}")
print(f"slope 0.5: {loss_function(0.1, 0.5):.4f}")

# %% check tags=["hidden"]
assert abs(loss_function(0.1, 0.1) - 145.4465) < 2
assert loss_function(0.1, 0.5) < loss_function(0.1, 0.1)
