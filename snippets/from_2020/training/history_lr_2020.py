"""The logged rates, in 2020 and today."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.ones((4, 1))
rates = []
for library, key in (tf_keras, "lr"), (keras, "learning_rate"):
    model = library.Sequential([library.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse")
    slower = library.callbacks.LearningRateScheduler(lambda i: 0.1 / 2**i)
    history = model.fit(x, x, epochs=3, callbacks=[slower], verbose=0)
    rates.append([round(float(rate), 4) for rate in history.history[key]])
print(f"in 2020: {rates[0]}, today: {rates[1]}")
assert rates[0] == rates[1]
