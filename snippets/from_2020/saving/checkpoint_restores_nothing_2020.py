"""What is restored in 2020, and by the detour today."""

# %% agree
import keras
import numpy as np
import tensorflow as tf
import tf_keras

written = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
path = tf.train.Checkpoint(model=written).save("ckpt")
old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
tf.train.Checkpoint(model=old).restore(path).assert_consumed()
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())

difference = np.abs(written.get_weights()[0] - new.get_weights()[0]).max()
print(f"largest difference: {difference:.4f}")
assert difference == 0
