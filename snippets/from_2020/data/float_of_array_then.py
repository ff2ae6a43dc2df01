"""The first row of the predictions taken for a number."""

# %% then
import numpy as np

predictions = np.array([[0.71], [0.24]], dtype=np.float32)
probability = float(predictions[0])
