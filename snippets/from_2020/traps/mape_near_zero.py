"""One target near zero decides the mean percentage error."""

# %% damage
import keras
import numpy as np

paid = np.array([2000, 1500, 1, 3000, 1800], "float32")
careful = np.array([2100, 1450, 90, 3100, 1750], "float32")
useless = np.ones(5, "float32")  # one dollar for everyone

mape = keras.losses.mean_absolute_percentage_error
careful_mape, useless_mape = (
    float(mape(paid, careful)),
    float(mape(paid, useless)),
)
print(f"careful: {careful_mape:,.0f}%, useless: {useless_mape:,.0f}%")

# %% check
each = 100 * np.abs(careful - paid) / paid
print("row by row:", *(f"{percent:,.0f}%" for percent in each))

# %% way_out
total = np.sum(paid)
careful_share = np.sum(np.abs(careful - paid)) / total
useless_share = np.sum(np.abs(useless - paid)) / total
print(f"careful: {careful_share:.1%}, useless: {useless_share:.1%} of the sum")

# %% claims tags=["hidden"]
assert careful_mape > 1000 and useless_mape < 100
assert careful_share < 0.06 and useless_share > 0.99
