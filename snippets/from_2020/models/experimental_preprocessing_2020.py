"""The experiment and the layer, on the same numbers."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.array([[1.0], [2.0], [6.0]])
old = tf_keras.layers.experimental.preprocessing.Normalization()
new = keras.layers.Normalization()
old.adapt(x)
new.adapt(x)
before, after = old(x).numpy().ravel(), new(x).numpy().ravel()
print(f"in 2020: {before.round(3)}, today: {after.round(3)}")
assert np.allclose(before, after, atol=1e-5)
