"""Gaps filled with the median, today."""

# %% now
import numpy as np
from sklearn.impute import SimpleImputer

ages = np.array([[24.0], [np.nan], [37.0], [41.0]])
print(SimpleImputer(strategy="median").fit_transform(ages).ravel())
