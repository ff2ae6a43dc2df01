"""The loss in 2020 and today."""

# %% agree
import keras
import numpy as np
import tf_keras

y, prediction = np.array([[0.0], [1.0]]), np.array([[0.5], [3.0]])
old = tf_keras.losses.get("logcosh")(y, prediction).numpy()
new = keras.losses.get("log_cosh")(y, prediction).numpy()
print(f"in 2020: {old.round(3)}, today: {new.round(3)}")
assert abs(old - new).max() < 1e-6
