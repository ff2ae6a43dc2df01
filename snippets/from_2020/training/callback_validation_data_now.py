"""A callback brings its data along."""

# %% now
import keras
import numpy as np


class Evaluate(keras.callbacks.Callback):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y

    def on_epoch_end(self, epoch, logs=None):
        error = np.abs(self.model.predict(self.x, verbose=0) - self.y).max()
        print(f"epoch {epoch}: largest error {error:.1f}")


dense = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Sequential([keras.Input(shape=(1,)), dense])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
x = np.ones((4, 1))
model.fit(x, 3 * x, callbacks=[Evaluate(x, 3 * x)], epochs=2, verbose=0)
