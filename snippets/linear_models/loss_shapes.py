"""The same six errors in a column: one number or six numbers."""

# %% column
import keras
import numpy as np

price = np.array([221900, 538000, 180000, 402101, 400000, 325000], np.float32)
predictions = np.array(
    [154546.51, 153942.96, 40833.26, 369047.72, 162293.97, 148248.92],
    np.float32,
)
price_column = price.reshape(6, 1)
prediction_column = predictions.reshape(6, 1)

by_function = keras.losses.mean_absolute_error(price_column, prediction_column)
by_class = keras.losses.MeanAbsoluteError()(price_column, prediction_column)
print("function:", np.round(by_function))
print("class:   ", np.round(by_class))

# %% broadcast tags=["hidden"]
error = price - prediction_column
print("errors:", error.shape)
wrong = np.mean(np.abs(error))
right = np.mean(np.abs(price - predictions))
print(f"MAE: {wrong:,.0f}, and it should be {right:,.0f}")

# %% check tags=["hidden"]
assert by_function.shape == (6,)
assert error.shape == (6, 6)
assert not np.isclose(wrong, right, rtol=0.01)
