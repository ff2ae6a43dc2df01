"""The numbers in a file, without a package."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
logger = keras.callbacks.CSVLogger("log.csv")
model.fit(np.ones((4, 1)), np.ones(4), epochs=2, verbose=0, callbacks=[logger])
with open("log.csv") as file:
    print(file.readline().strip())
