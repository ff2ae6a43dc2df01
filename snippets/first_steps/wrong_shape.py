"""The same network on y = x²: a low place is found, but not the truth."""

# %% fit
import keras
import numpy as np

x = np.array([[-1.0], [0.0], [1.0], [2.0], [3.0], [4.0]])
y = x**2

keras.utils.set_random_seed(2)
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mean_squared_error")
losses = [float(model.train_on_batch(x, y)) for _ in range(500)]
for epoch in (1, 100, 200, 500):
    print(f"epoch {epoch:3}: loss {losses[epoch - 1]:.3f}")

# %% predict
prediction = model.predict(np.array([[10.0]]), verbose=0).item()
print(f"prediction for x = 10: {prediction:.2f}   truth: {10**2}")

# %% plot
import matplotlib.pyplot as plt

wide = np.linspace(-2, 10, 50)
w, b = (weight.item() for weight in model.get_weights())
fig, ax = plt.subplots(layout="constrained")
ax.axvspan(-1, 4, color="C2", alpha=0.3, label="where the examples lie")
ax.plot(wide, wide**2, color="C0", linestyle="--", label="truth: y = x²")
ax.plot(wide, w * wide + b, color="C1", label="the network's line")
ax.scatter(x, y, color="C0", zorder=3, label="examples")
ax.set_xlabel("x")
ax.set_ylabel("y")
fig.legend(loc="outside upper center", ncols=2)

# %% check tags=["hidden"]
slope, intercept = np.polyfit(x[:, 0], y[:, 0], 1)
lowest = np.mean((slope * x + intercept - y) ** 2)
assert abs(losses[-1] - lowest) < 0.01
assert abs(losses[99] - losses[-1]) < 0.01
