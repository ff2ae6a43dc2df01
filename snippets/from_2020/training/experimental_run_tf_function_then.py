"""A switch of TensorFlow 2.0."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", experimental_run_tf_function=False)
