"""A fraction of a step in Keras 2, and the steps rounded up today."""

# %% agree
import math
import keras
import numpy as np
import tf_keras

x = y = np.ones((100, 1))


def batches():
    while True:
        for i in range(0, 100, 32):
            yield x[i : i + 32], y[i : i + 32]


old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
old.compile(optimizer="sgd", loss="mse")
new.compile(optimizer="sgd", loss="mse")

old.fit(batches(), steps_per_epoch=len(x) / 32, verbose=0)
steps = math.ceil(len(x) / 32)
new.fit(batches(), steps_per_epoch=steps, shuffle=False, verbose=0)
before, today = int(old.optimizer.iterations), int(new.optimizer.iterations)
print(f"steps in 2020: {before}, today: {today}")
assert before == today
