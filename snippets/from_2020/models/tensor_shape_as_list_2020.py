"""The shape as a list, in 2020 and today."""

# %% agree
import keras
import tf_keras

old = tf_keras.Input(shape=(32, 32, 3)).shape.as_list()
new = list(keras.Input(shape=(32, 32, 3)).shape)
print(f"in 2020: {old}, today: {new}")
assert old == new
