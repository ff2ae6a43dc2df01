"""The number in the first row."""

# %% now
import numpy as np

predictions = np.array([[0.71], [0.24]], dtype=np.float32)
probability = float(predictions[0, 0])
print(f"{probability:.2f}, {predictions[0].item():.2f}")
