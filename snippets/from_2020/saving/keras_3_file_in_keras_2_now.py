"""Opened by the Keras that wrote it."""

# %% now
import keras

x = keras.Input(shape=(3,))
keras.Model(x, keras.layers.Dense(1)(x)).save("of_keras_3.keras")
print(keras.models.load_model("of_keras_3.keras").count_params())
