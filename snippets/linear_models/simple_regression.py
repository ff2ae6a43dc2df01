"""Fit log price to log lot size: Adam for 100 steps, then exactly."""

# %% model
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
size_log = np.log(np.array(houses["sqft_lot"], np.float32))
price_log = np.log(np.array(houses["price"], np.float32))

intercept = tf.Variable(0.1)
slope = tf.Variable(0.1)


def loss_function():
    predictions = intercept + slope * size_log
    return keras.losses.mean_squared_error(price_log, predictions)


# %% train
optimizer = keras.optimizers.Adam(0.5)
losses = []
for step in range(100):
    with tf.GradientTape() as tape:
        loss = loss_function()
    gradients = tape.gradient(loss, [intercept, slope])
    optimizer.apply(gradients, [intercept, slope])
    losses.append(float(loss))
    if step % 10 == 0:
        print(f"step {step:2}  loss {loss:.4g}")

print(f"last loss {loss_function():.4g}")
print(f"intercept {intercept.numpy():.4g}, slope {slope.numpy():.4g}")

# %% curve
figure, axes = plt.subplots()
axes.semilogy(losses)
axes.set_xlabel("step")
axes.set_ylabel("loss (MSE of log price)")
axes.grid(alpha=0.3)

# %% exact
columns = np.column_stack([np.ones(len(size_log)), size_log])
targets = price_log.astype(float)
(best_intercept, best_slope), *_ = np.linalg.lstsq(columns, targets)
best_loss = np.mean((targets - columns @ [best_intercept, best_slope]) ** 2)
print(f"smallest loss {best_loss:.4g}")
print(f"intercept {best_intercept:.4g}, slope {best_slope:.4g}")

# %% line
x = np.array([size_log.min(), size_log.max()])
figure, axes = plt.subplots()
axes.scatter(size_log, price_log, s=3, alpha=0.1)
trained = intercept.numpy() + slope.numpy() * x
axes.plot(x, trained, color="C1", lw=2, label="after 100 steps")
exact = best_intercept + best_slope * x
axes.plot(x, exact, color="C3", lw=2, label="smallest loss")
axes.set_xlabel("log of lot in square feet")
axes.set_ylabel("log of price in dollars")
axes.legend()

# %% check tags=["hidden"]
explained = 1 - best_loss / targets.var()
assert losses[0] > 100
assert losses[-1] < 2
assert slope.numpy() > 5 * best_slope > 0
assert loss_function() > 3 * best_loss
assert 0 < explained < 0.1
