"""Answers to the exercises on hyperparameter tuning."""

# %% cosine
import numpy as np

share = np.array([0.25, 0.5, 0.75])
rates = 0.3 * (1 + np.cos(np.pi * share)) / 2
print(rates.round(3))

# %% draws
print(f"27 draws: {1 - 0.95**27:.0%}")
print("draws for 95%:", int(np.ceil(np.log(0.05) / np.log(0.95))))
