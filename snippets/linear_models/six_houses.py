"""The same regression on six houses, trained and exact."""

# %% data
import keras
import matplotlib.pyplot as plt
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

# %% train
intercept = tf.Variable(0.1)
slope = tf.Variable(0.1)
optimizer = keras.optimizers.Adam(0.5)
for step in range(100):
    with tf.GradientTape() as tape:
        predictions = intercept + slope * size_log
        loss = keras.losses.mean_squared_error(price_log, predictions)
    gradients = tape.gradient(loss, [intercept, slope])
    optimizer.apply(gradients, [intercept, slope])
    if step % 10 == 0:
        print(f"step {step:2}  loss {loss:.4g}")
print(f"intercept {intercept.numpy():.4g}, slope {slope.numpy():.4g}")

# %% exact
x, y = size_log.astype(float), price_log.astype(float)
dx, dy = x - x.mean(), y - y.mean()
best_slope = np.sum(dx * dy) / np.sum(dx**2)
best_intercept = y.mean() - best_slope * x.mean()
best_loss = np.mean((y - best_intercept - best_slope * x) ** 2)
print(f"smallest loss {best_loss:.4f}")
print(f"intercept {best_intercept:.4f}, slope {best_slope:.4f}")

# %% plot
ends = np.array([6.8, 9.4])
figure, axes = plt.subplots()
axes.plot(x, y, "o")
trained = intercept.numpy() + slope.numpy() * ends
axes.plot(ends, trained, color="C1", label="after 100 steps")
exact = best_intercept + best_slope * ends
axes.plot(ends, exact, color="C3", label="smallest loss")
axes.set_xlabel("log of lot in square feet")
axes.set_ylabel("log of price in dollars")
axes.legend()

# %% check tags=["hidden"]
assert slope.numpy() > 0 > best_slope
assert np.allclose(np.polyfit(x, y, 1), [best_slope, best_intercept])
assert loss > 5 * best_loss
