"""The slash worked in 2020."""

# %% agree
import keras
import tf_keras

old = tf_keras.layers.Dense(2, name="block1/dense")
new = keras.layers.Dense(2, name="block1_dense")
print(f"in 2020: {old.name}, today: {new.name}")
assert old.name.replace("/", "_") == new.name
