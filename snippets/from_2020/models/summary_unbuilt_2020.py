"""What 2020 said, and what both count once the model is built."""

# %% agree
import keras
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(4)])
new = keras.Sequential([keras.layers.Dense(4)])
try:
    old.summary()
except ValueError as error:
    print("in 2020:", error)

old.build((None, 3))
new.build((None, 3))
print(f"parameters: {old.count_params()} and {new.count_params()}")
assert old.count_params() == new.count_params()
