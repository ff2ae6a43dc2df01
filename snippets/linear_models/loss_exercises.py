"""Answers to the exercises on loss functions."""

# %% typo
import keras
import numpy as np

price = np.array(
    [221900, 538000, 180000, 402101, 400000, 325000],
    float,
)
predictions = np.array(
    [154547, 153943, 40833, 369048, 162294, 148249],
    float,
)
typo = price.copy()
typo[0] = 2_219_000
mse = keras.losses.MeanSquaredError()
mae = keras.losses.MeanAbsoluteError()
for name, loss in (("MSE", mse), ("MAE", mae)):
    ratio = float(loss(typo, predictions) / loss(price, predictions))
    print(f"{name} is {ratio:.1f} times as large")

# %% integers
targets = np.array([2.75, 3.75, 4.75])
whole = np.array([2, 3, 4])
function = keras.losses.mean_absolute_error
print("whole predictions:     ", function(targets, whole).numpy())
print("the same with a point: ", function(targets, whole * 1.0).numpy())

# %% percent
percent = keras.losses.MeanAbsolutePercentageError()
print(f"{float(percent(price, predictions)):.1f} percent")

# %% check tags=["hidden"]
assert function(targets, whole).numpy() == 0
assert np.isclose(mae(targets, whole), 0.75)
