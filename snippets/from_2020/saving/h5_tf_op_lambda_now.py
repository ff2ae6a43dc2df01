"""The model, built anew with Keras's operations."""

# %% setup tags=["warns"]
import tensorflow as tf
import tf_keras

inputs = tf_keras.Input(shape=(3,))
outputs = tf_keras.layers.Dense(1)(tf.square(inputs))
tf_keras.Model(inputs, outputs).save("model_of_2021.h5")

# %% now
import keras

inputs = keras.Input(shape=(3,))
outputs = keras.layers.Dense(1)(keras.ops.square(inputs))
model = keras.Model(inputs, outputs)
model.load_weights("model_of_2021.h5")
print([weight.shape for weight in model.get_weights()])
