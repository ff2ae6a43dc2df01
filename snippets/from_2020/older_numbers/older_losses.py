"""The older course's losses in double precision, as it printed them."""

# %% all
import keras
import numpy as np
import pandas as pd

price = pd.read_csv("data/kc_house_data.csv")["price"].to_numpy(float)
np.random.seed(123)
predictions = price * np.random.rand(len(price))
all_mse = float(keras.losses.mean_squared_error(price, predictions))
all_mae = float(keras.losses.mean_absolute_error(price, predictions))
print(f"MSE {all_mse:.5f}")
print(f"MAE {all_mae:.8f}")

# %% six
six_price = np.array([221900, 538000, 180000, 402101, 400000, 325000], float)
six_predictions = np.array(
    [
        154546.51228417,
        153942.9622033,
        40833.26164156,
        369047.72405433,
        162293.96762846,
        148248.92465109,
    ]
)
six_mse = float(keras.losses.mean_squared_error(six_price, six_predictions))
six_mae = float(keras.losses.mean_absolute_error(six_price, six_predictions))
print(f"MSE {six_mse:.5f}")
print(f"MAE {six_mae:.8f}")

# %% line
size_log = np.array(
    [8.639411, 8.887652, 9.2103405, 7.20786, 7.7782116, 6.9810057]
)
price_log = np.array(
    [12.309982, 13.195614, 12.100712, 12.904459, 12.8992195, 12.691581]
)
line_losses = {
    slope: float(
        keras.losses.mean_squared_error(price_log, 0.1 + slope * size_log)
    )
    for slope in (0.1, 0.5)
}
for slope, loss in line_losses.items():
    print(f"intercept 0.1, slope {slope}: {loss:.12f}")

# %% check tags=["hidden"]
ratio = predictions / price
assert 0 <= ratio.min() and ratio.max() < 1
factors = ratio[[0, 1, 2, -3, -2, -1]]
assert np.allclose(six_predictions, six_price * factors, atol=1e-7)
assert 1.2e11 < all_mse < 1.6e11 and 2.5e5 < all_mae < 2.9e5
