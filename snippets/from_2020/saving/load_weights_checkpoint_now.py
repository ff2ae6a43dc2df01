"""Old weights by way of Keras 2."""

# %% setup
import tf_keras

ones = tf_keras.layers.Dense(1, kernel_initializer="ones", input_shape=(3,))
tf_keras.Sequential([ones]).save_weights("checkpoint_of_2020/cp.ckpt")

# %% now
import keras
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
old.load_weights("checkpoint_of_2020/cp.ckpt").expect_partial()

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.set_weights(old.get_weights())
print(model.get_weights()[0].ravel())
