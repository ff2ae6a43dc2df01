"""A compiled model in a .keras file, and an old file without its loss."""

# %% setup tags=["warns"]
import tf_keras

ones = tf_keras.layers.Dense(1, kernel_initializer="ones")
old = tf_keras.Sequential([tf_keras.Input((3,)), ones])
old.compile(optimizer="sgd", loss="mse", metrics=["mae"])
old.save("model_of_2020.h5")

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
model.save("model.keras")
model = keras.models.load_model("model.keras")
print("loss of the .keras file:", model.loss)

model = keras.models.load_model("model_of_2020.h5", compile=False)
print("old model predicts", model.predict(np.ones((1, 3)), verbose=0))
