"""Dropout by hand, and in Keras."""

# %% by hand
import keras
import numpy as np

rng = np.random.default_rng(0)
outputs = np.array([[0.2, 1.0, 0.6, 0.4, 2.0, 0.8, 0.1, 1.2]])
kept = rng.random(outputs.shape) >= 0.5
print("outputs:", outputs[0])
print("dropped:", np.where(kept, outputs / (1 - 0.5), 0.0)[0])

# %% average
masks = rng.random((10_000, 8)) >= 0.5
dropped = np.where(masks, outputs / (1 - 0.5), 0.0)
print("average:", dropped.mean(axis=0).round(1))

# %% keras
keras.utils.set_random_seed(0)
dropout = keras.layers.Dropout(0.5)
print("training:  ", dropout(outputs, training=True).numpy()[0].round(1))
print("predicting:", dropout(outputs).numpy()[0].round(1))

# %% check tags=["hidden"]
assert np.allclose(dropped.mean(axis=0), outputs[0], atol=0.05)
many = dropout(np.repeat(outputs, 10_000, axis=0), training=True).numpy()
assert np.all(np.isclose(many, 0) | np.isclose(many, 2 * outputs))
assert np.allclose(many.mean(axis=0), outputs[0], atol=0.05)
assert abs(np.mean(many == 0) - 0.5) < 0.01
assert np.allclose(dropout(outputs), outputs)
assert dropout.count_params() == 0
