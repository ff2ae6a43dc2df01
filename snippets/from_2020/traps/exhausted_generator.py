"""A generator is used up after one pass; the other epochs do nothing."""

# %% damage
import keras
import numpy as np

x = np.random.default_rng(0).normal(size=(200, 2)).astype("float32")
y = x @ [[3.0], [-2.0]]


def batches():
    for start in range(0, 200, 20):
        yield x[start : start + 20], y[start : start + 20]


def train(data, epochs=10):
    slopes = keras.Variable([[0.0], [0.0]])
    optimizer = keras.optimizers.SGD(0.02)
    for _ in range(epochs):
        for features, target in data():
            errors = features @ slopes.numpy() - target
            optimizer.apply([2 * features.T @ errors / 20], [slopes])
    return slopes.numpy().ravel(), int(optimizer.iterations)


once = batches()
stopped, steps = train(lambda: once)
print(f"10 epochs, {steps} steps, slopes", stopped.round(1))

# %% check
print("batches in a second pass:", len(list(once)))

# %% way_out
slopes, all_steps = train(batches)  # a new generator for each epoch
print(f"10 epochs, {all_steps} steps, slopes", slopes.round(1))

# %% claims tags=["hidden"]
assert steps == 10 and all_steps == 100 and not list(once)
assert abs(slopes[0] - 3) < 0.1 and abs(stopped[0] - 3) > 1
