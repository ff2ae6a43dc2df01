"""A file of Keras 3 in Keras 2."""

# %% then
import keras
import tf_keras

x = keras.Input(shape=(3,))
keras.Model(x, keras.layers.Dense(1)(x)).save("of_keras_3.keras")
tf_keras.models.load_model("of_keras_3.keras")
