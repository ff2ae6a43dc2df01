"""A file of the other Keras."""

# %% then
import keras
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
model.save("of_keras_2.keras")
keras.models.load_model("of_keras_2.keras")
