"""EDUCATION as a target: six levels are described, seven codes occur."""

# %% count
import keras
import numpy as np
import pandas as pd

education = pd.read_csv("data/uci_credit_card.csv")["EDUCATION"].to_numpy()
codes, counts = np.unique(education, return_counts=True)
for code, count in zip(codes, counts, strict=True):
    print(f"code {code}: {count:6,}")

# %% check tags=["hidden"]
assert codes.tolist() == [0, 1, 2, 3, 4, 5, 6]

# %% refused
customers = np.array([2, 6])  # two of them, and a guess for each
guess = np.full((2, 6), 1 / 6)
keras.losses.SparseCategoricalCrossentropy()(customers, guess)
