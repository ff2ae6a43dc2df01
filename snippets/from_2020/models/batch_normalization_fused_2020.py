"""The fused layer of 2020 and today's."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.random.default_rng(0).normal(size=(2, 4, 4, 3)).astype("float32")
old = tf_keras.layers.BatchNormalization(fused=True)(x, training=True)
new = keras.layers.BatchNormalization()(x, training=True)
difference = np.abs(old.numpy() - new.numpy()).max()
print(f"largest difference: {difference:.3f}")
assert difference < 1e-3
