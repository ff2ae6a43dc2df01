"""The list in 2020, the array today."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
for model in old, new:
    model.set_weights([np.array([[1.8]]), np.array([32.0])])

before = old.predict([37.0], verbose=0)[0, 0]
after = new.predict(np.array([[37.0]]), verbose=0)[0, 0]
print(f"in 2020: {before:.2f}, today: {after:.2f}")
assert abs(before - after) < 1e-4
