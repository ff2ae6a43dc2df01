"""Huber's delta is measured in the units of the target."""

# %% deltas
import keras
import numpy as np

price = np.array([221900, 538000, 180000, 402101, 400000, 325000], np.float32)
predictions = np.array(
    [154546.51, 153942.96, 40833.26, 369047.72, 162293.97, 148248.92],
    np.float32,
)
mae = float(keras.losses.MeanAbsoluteError()(price, predictions))
mse = float(keras.losses.MeanSquaredError()(price, predictions))
print(f"MAE {mae:.7g}, half the MSE {mse / 2:.7g}")
huber = {}
for delta in (1, 100_000, 1_000_000):
    loss = keras.losses.Huber(delta=delta)
    huber[delta] = float(loss(price, predictions))
    print(f"Huber, delta {delta:>9,}: {huber[delta]:.7g}")

# %% check tags=["hidden"]
assert np.isclose(huber[1], mae - 0.5, rtol=0, atol=0.1)
assert np.isclose(huber[1_000_000], mse / 2, rtol=1e-5)
