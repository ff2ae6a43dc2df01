"""Rare classes count more."""
import numpy as np
import pandas as pd
from sklearn.utils.class_weight import compute_class_weight
from tensorflow import keras

clients = pd.read_csv("clients.csv")
clients["age"].fillna(0, inplace=True)  # <- inplace-on-a-column
y = clients["default"].astype(np.int)  # <- np-int
weights = compute_class_weight("balanced", np.unique(y), y)  # <- compute-class-weight
metric = keras.metrics.AUC()
metric.reset_states()  # <- metric-reset-states
model = keras.Sequential([keras.layers.Dense(1)])
model.compile("adam", "logcosh", metrics=[metric])  # <- loss-by-old-string
