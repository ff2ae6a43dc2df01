"""The sum of squares in 2020 and today."""

# %% agree
import keras
import numpy as np
import tf_keras

y = np.array([[1.0], [2.0]])
prediction = np.array([[1.0], [4.0]])
old = tf_keras.losses.MeanSquaredError(tf_keras.losses.Reduction.SUM)
new = keras.losses.MeanSquaredError(reduction="sum")
then, now = float(old(y, prediction)), float(new(y, prediction))
print(f"in 2020: {then:.2f}, today: {now:.2f}")
assert then == now
