"""Old weights go into a new model."""

# %% setup
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
old.save_weights("checkpoint_of_2020/cp.ckpt")

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.load_weights("checkpoint_of_2020/cp.ckpt")
