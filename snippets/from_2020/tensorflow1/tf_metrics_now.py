"""Accuracy from Keras."""

# %% now
import keras

accuracy = keras.metrics.Accuracy()
accuracy.update_state([1, 0, 1, 1], [1, 0, 0, 1])
print(float(accuracy.result()))
