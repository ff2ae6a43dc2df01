"""Mean squared and mean absolute error, by hand and with Keras."""

# %% errors
import keras
import numpy as np
import pandas as pd

price = np.array([221900, 538000, 180000, 402101, 400000, 325000], np.float32)
predictions = np.array(
    [
        154546.51228417,
        153942.9622033,
        40833.26164156,
        369047.72405433,
        162293.96762846,
        148248.92465109,
    ],
    np.float32,
)
error = price - predictions
table = pd.DataFrame(
    {
        "price": price,
        "prediction": predictions,
        "error": error,
    }
)
table.map("{:,.0f}".format)

# %% mae
mae = np.mean(np.abs(error))
print(f"mean absolute error: {mae:,.0f} dollars")

# %% mse
mse = np.mean(np.square(error))
print(f"mean squared error: {mse:.4g} dollars squared")
print(f"its square root: {np.sqrt(mse):,.0f} dollars")

# %% shares
shares = pd.DataFrame(
    {
        "of the absolute error": np.abs(error) / np.abs(error).sum(),
        "of the squared error": error**2 / (error**2).sum(),
    },
    index=[f"{p:,.0f}" for p in price],
)
shares.map("{:.1%}".format)

# %% keras
mean_squared_error = keras.losses.MeanSquaredError()
mean_absolute_error = keras.losses.MeanAbsoluteError()
keras_mse = float(mean_squared_error(price, predictions))
keras_mae = float(mean_absolute_error(price, predictions))
print(f"MSE {keras_mse:.4g}, MAE {keras_mae:,.0f}")

# %% check tags=["hidden"]
assert np.isclose(keras_mse, mse) and np.isclose(keras_mae, mae)
assert (error > 0).all()
# The first three houses and the last three of the older course's file.
factors = np.random.RandomState(123).rand(21_613)[[0, 1, 2, -3, -2, -1]]
assert np.allclose(predictions, price * factors)
assert np.argmax(error) == 1
