"""One mistyped target, and how to find its row."""

# %% row
import numpy as np
from sklearn.datasets import load_diabetes

y = load_diabetes(scaled=False).target.copy()  # 25 to 346
y[100] = 12800  # 128.00, typed without its point
print(np.sort(y)[-3:])
print(np.argmax(y))
