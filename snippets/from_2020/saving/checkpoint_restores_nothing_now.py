"""The checkpoint by way of Keras 2, with a check."""

# %% setup
import tensorflow as tf
import tf_keras

ones = tf_keras.layers.Dense(1, kernel_initializer="ones", input_shape=(3,))
written = tf_keras.Sequential([ones])
tf.train.Checkpoint(model=written).save("checkpoint_of_2020/ckpt")

# %% now
import keras
import tensorflow as tf
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
status = tf.train.Checkpoint(model=old).restore("checkpoint_of_2020/ckpt-1")
status.assert_existing_objects_matched()

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.set_weights(old.get_weights())
print("kernel:", model.layers[0].kernel.numpy().ravel())
