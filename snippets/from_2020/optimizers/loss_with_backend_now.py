"""A loss from `keras.ops`."""

# %% now
from keras import ops


def root_mean_squared_error(y, prediction):
    return ops.sqrt(ops.mean(ops.square(y - prediction)))


y, prediction = ops.array([1.0, 2.0]), ops.array([1.0, 4.0])
print(f"{root_mean_squared_error(y, prediction):.3f}")
