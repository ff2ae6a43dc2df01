"""House prices of Boston."""
import numpy as np
from sklearn.datasets import load_boston  # <- load-boston
from sklearn.metrics import mean_squared_error
from tensorflow import keras

data = load_boston()
model = keras.Sequential()
model.add(keras.layers.Dense(64, activation="relu", input_shape=(13,)))  # <- input-shape-argument
model.add(keras.layers.Dense(1))
model.compile(optimizer=keras.optimizers.Adam(lr=0.01), loss="mse", metrics=["mae"])  # <- learning-rate-as-lr
model.fit(data.data, data.target, epochs=5, verbose=0)
prediction = model.predict(data.data)
print(mean_squared_error(data.target, prediction, squared=False))  # <- squared-false
print(np.mean(prediction).astype(np.float))  # <- np-float
