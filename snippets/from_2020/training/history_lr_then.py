"""The learning rate of each epoch, by its short name."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
slower = keras.callbacks.LearningRateScheduler(lambda epoch: 0.1 / 2**epoch)
x = np.ones((4, 1))
history = model.fit(x, x, epochs=3, callbacks=[slower], verbose=0)
print(history.history["lr"])
