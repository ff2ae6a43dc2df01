"""The number in 2020, the tuple today."""

# %% agree
import keras
import tf_keras

n_features = 3
old = tuple(tf_keras.Input(shape=n_features).shape)
new = keras.Input(shape=(n_features,)).shape
print(f"in 2020: {old}, today: {new}")
assert old == new
