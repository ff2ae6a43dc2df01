"""The reduction of a loss as a string."""

# %% now
import keras
import numpy as np

y = np.array([[1.0], [2.0]])
prediction = np.array([[1.0], [4.0]])
for reduction in "sum", "sum_over_batch_size", "none":
    loss = keras.losses.MeanSquaredError(reduction=reduction)
    print(reduction, loss(y, prediction).numpy())

# %% check tags=["hidden"]
import tensorflow as tf

try:
    automatic = tf.keras.losses.Reduction.AUTO
    tf.keras.losses.MeanSquaredError(reduction=automatic)
except ValueError as error:
    assert "reduction=auto" in str(error)
else:
    raise AssertionError("the text says that AUTO is refused")
