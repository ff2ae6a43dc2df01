"""A name of 2020 and a path of today."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.layers.Dense(4, name="hidden")
new = keras.layers.Dense(4, name="hidden")
old(np.ones((1, 3)))
new(np.ones((1, 3)))
names = [w.name for w in old.weights]
paths = [w.path for w in new.weights]
print(f"in 2020: {names}, today: {paths}")
assert [name.removesuffix(":0") for name in names] == paths
