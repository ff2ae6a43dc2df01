"""The weights of the checkpoint, before and after."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
old.save_weights("cp.ckpt")
copy = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
copy.load_weights("cp.ckpt").expect_partial()
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
new.set_weights(copy.get_weights())

x = np.ones((1, 3))
difference = np.abs(old.predict(x, verbose=0) - new.predict(x, verbose=0))
print(f"largest difference: {difference.max():.4f}")
assert difference.max() < 1e-6
