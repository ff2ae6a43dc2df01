"""A callback gets its model from fit."""

# %% now
import keras
import numpy as np


class Watch(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        print(f"{self.model.count_params()} parameters")


model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
x = np.ones((4, 1))
model.fit(x, x, callbacks=[Watch()], verbose=0)
