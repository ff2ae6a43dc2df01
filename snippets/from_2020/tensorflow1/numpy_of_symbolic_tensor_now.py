"""A metric in Keras operations."""

# %% now
import keras
import numpy as np
from keras import ops


def largest_error(y_true, y_pred):
    return ops.max(ops.abs(y_true - y_pred))


model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", metrics=[largest_error])
model.set_weights([np.array([[2.0]]), np.array([0.0])])
x = np.array([[1.0], [3.0]])
values = model.evaluate(x, x, verbose=0, return_dict=True)
print(values["largest_error"])


# %% check tags=["hidden"]
def in_numpy(y_true, y_pred):
    return np.max(np.abs(y_true.numpy() - y_pred.numpy()))


model.compile("sgd", "mse", metrics=[in_numpy], run_eagerly=True)
assert model.evaluate(x, x, verbose=0)[1] == values["largest_error"]
