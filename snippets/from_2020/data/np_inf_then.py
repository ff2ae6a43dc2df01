"""Infinity with a capital."""

# %% then
import numpy as np

best_loss = np.Inf
