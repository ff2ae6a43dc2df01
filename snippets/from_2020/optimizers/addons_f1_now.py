"""The F1 score from Keras, and from its definition."""

# %% now
import keras
import numpy as np

labels = np.array([[1], [0], [1], [1]])
prediction = np.array([[0.9], [0.6], [0.7], [0.2]])
metric = keras.metrics.F1Score(threshold=0.5)
metric.update_state(labels, prediction)
print("F1 from Keras:", metric.result().numpy().round(3))

found = prediction > 0.5
hits = (found & (labels == 1)).sum()
print("by definition:", round(2 * hits / (found.sum() + labels.sum()), 3))

# %% check tags=["hidden"]
assert keras.metrics.R2Score and keras.optimizers.AdamW
assert keras.layers.GroupNormalization
