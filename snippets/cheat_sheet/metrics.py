"""Losses and metrics, each on numbers that can be checked by hand."""

# %% distance
import keras
import numpy as np

y, guess = np.array([[1.0], [3.0]]), np.array([[2.0], [5.0]])
mse = keras.losses.MeanSquaredError()(y, guess)
mae = keras.losses.MeanAbsoluteError()(y, guess)
mse.numpy(), mae.numpy()

# %% yes
yes, score = np.array([[1.0], [0.0]]), np.array([[2.0], [0.0]])
keras.losses.BinaryCrossentropy(from_logits=True)(yes, score).numpy()

# %% one
label, logits = np.array([2, 0]), np.array([[0.0, 1, 5], [2, 0, 0]])
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss(label, logits).numpy()

# %% accuracy
right = keras.metrics.SparseCategoricalAccuracy()
right.update_state(label, logits)
right.result().numpy()

# %% auc
auc = keras.metrics.AUC()
auc.update_state([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9])
auc.result().numpy()

# %% confusion
from sklearn.metrics import confusion_matrix

confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1])
