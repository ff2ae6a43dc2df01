"""The old name in 2020, the new one today."""

# %% agree tags=["warns"]
import keras
import tf_keras

old = tf_keras.callbacks.ReduceLROnPlateau(epsilon=0.01).min_delta
new = keras.callbacks.ReduceLROnPlateau(min_delta=0.01).min_delta
print(f"in 2020: {old}, today: {new}")
assert old == new
