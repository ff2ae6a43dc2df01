"""One Dense unit learns y = 2x - 1 from six examples."""

# %% data
import keras
import numpy as np

x = np.array([[-1.0], [0.0], [1.0], [2.0], [3.0], [4.0]])
y = np.array([[-3.0], [-1.0], [1.0], [3.0], [5.0], [7.0]])

# %% model
keras.utils.set_random_seed(2)
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mean_squared_error")

# %% untrained
(w,), b = model.layers[0].get_weights()
print(f"first guess: y = {w[0]:.3f}x + {b[0]:.3f}")

# %% fit
history = model.fit(x, y, epochs=10, verbose=0)
losses = history.history["loss"]
for epoch in (1, 2, 5, 10):
    print(f"epoch {epoch:3}: loss {losses[epoch - 1]:.3g}")

# %% more
losses += [float(model.train_on_batch(x, y)) for _ in range(490)]
for epoch in (100, 500):
    print(f"epoch {epoch:3}: loss {losses[epoch - 1]:.3g}")

# %% curve
import matplotlib.pyplot as plt

fig, ax = plt.subplots(layout="constrained")
ax.plot(range(1, 501), losses)
ax.set_xlabel("epoch")
ax.set_ylabel("loss (mean squared error)")
ax.set_yscale("log")

# %% predict
prediction = model.predict(np.array([[10.0]]), verbose=0)
print(f"prediction for x = 10: {prediction[0, 0]:.3f}")

# %% weights
(w_trained,), b_trained = model.layers[0].get_weights()
print(f"learned rule: y = {w_trained[0]:.4f}x {b_trained[0]:+.4f}")

# %% check tags=["hidden"]
assert 3.2 < losses[0] < 3.4 and losses[9] < 1
assert 2.4e-5 < losses[-1] < 2.8e-5
assert abs(prediction[0, 0] - 18.985) < 0.002
assert abs(w_trained[0] * 10 + b_trained[0] - prediction[0, 0]) < 1e-4
assert b[0] == 0
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    keras.Sequential([keras.layers.Dense(units=1, input_shape=[1])])
assert any("input_shape" in str(warning.message) for warning in caught)
