"""A callback watches a metric by its old name."""

# %% then
import numpy as np
from tensorflow import keras

dense = keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros")
model = keras.Sequential([keras.Input(shape=(1,)), dense])
model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="val_acc", patience=2)
x = np.ones((4, 1))
model.fit(x, x, validation_data=(x, x), callbacks=[stop], verbose=0)
