"""The steps, rounded up."""

# %% now
import math
import keras
import numpy as np

x = y = np.ones((100, 1))


def batches():
    while True:
        for i in range(0, 100, 32):
            yield x[i : i + 32], y[i : i + 32]


model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
steps = math.ceil(len(x) / 32)
model.fit(batches(), steps_per_epoch=steps, shuffle=False, verbose=0)
print(f"{steps} steps; with // {len(x) // 32}")

# %% check tags=["hidden"]
assert len(x[: len(x) // 32 * 32]) == 96
assert int(model.optimizer.iterations) == steps == 4
