"""Binary accuracy of ten one-hot classes: 90 % for knowing nothing."""

# %% damage
import keras
import numpy as np

labels = np.arange(1000) % 10
one_hot = np.eye(10, dtype="float32")[labels]
knows_nothing = np.full((1000, 10), 0.1, "float32")

binary = keras.metrics.BinaryAccuracy()
shown = float(binary(one_hot, knows_nothing))
print(f"binary accuracy: {shown:.0%}")

# %% check
no = np.zeros_like(one_hot)
zeros = float(keras.metrics.BinaryAccuracy()(one_hot, no))
print(f"of a model that says no ten times: {zeros:.0%}")

# %% way_out
categorical = keras.metrics.CategoricalAccuracy()
honest = float(categorical(one_hot, knows_nothing))
print(f"categorical accuracy: {honest:.0%}")

# %% claims tags=["hidden"]
assert np.isclose(shown, 0.9) and np.isclose(zeros, 0.9)
assert np.isclose(honest, 0.1)
