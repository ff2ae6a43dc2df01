"""Lots scaled by their range, and by their standard deviation."""

# %% quantiles
import numpy as np
import pandas as pd

lot = pd.read_csv("data/kc_house_data.csv")["sqft_lot"].to_numpy()
shares = [0, 0.5, 0.99, 1]
by_range = np.quantile((lot - lot.min()) / (lot.max() - lot.min()), shares)
by_deviation = np.quantile((lot - lot.mean()) / lot.std(), shares)
print("share of lots up to it", shares)
print("by range              ", by_range.round(3))
print("by standard deviation ", by_deviation.round(2))

# %% check tags=["hidden"]
assert by_range[0] == 0 and by_range[3] == 1
assert by_range[2] < 0.25 and by_deviation[3] > 20
