"""The short name in 2020, the full one today."""

# %% agree
import keras
import tf_keras
from tf_keras import backend

old = backend.get_value(tf_keras.optimizers.Adam().lr)
new = float(keras.optimizers.Adam().learning_rate)
print(f"Adam's default in 2020: {old:.4f}, today: {new:.4f}")
assert old == new
