"""Opened by its own Keras; the weights handed over."""

# %% now
import keras
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
model.save("of_keras_2.keras")

old = tf_keras.models.load_model("of_keras_2.keras")
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
print(new.count_params())
