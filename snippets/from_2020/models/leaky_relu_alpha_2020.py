"""The slope under both names."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.array([-1.0, 0.0, 1.0])
old = tf_keras.layers.LeakyReLU(alpha=0.2)(x).numpy()
new = keras.layers.LeakyReLU(negative_slope=0.2)(x).numpy()
print(f"in 2020: {old.round(2)}, today: {new.round(2)}")
assert np.allclose(old, new)
