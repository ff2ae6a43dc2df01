"""The names of 2020, and the keys of today."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.ones((4, 1))
old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
for model in old, new:
    model.compile(optimizer="sgd", loss="mse", metrics=["mae", "mape"])
values = old.evaluate(x, x, verbose=0)
before = dict(zip(old.metrics_names, values, strict=True))
after = new.evaluate(x, x, verbose=0, return_dict=True)
print("in 2020:", sorted(before))
print("today:", sorted(after))
assert sorted(before) == sorted(after)
assert all(np.isclose(before[name], after[name]) for name in before)
