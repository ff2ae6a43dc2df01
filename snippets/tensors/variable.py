"""A variable: made, read, changed, and what stays fixed."""

# %% make
from textwrap import fill

import tensorflow as tf

parameters = tf.Variable([1, 2, 3, 4])
print(parameters)

# %% numpy
array = parameters.numpy()
print(type(array).__name__, array, array.dtype)

again = tf.Variable(array)
print("back:", again.numpy())

# %% assign
parameters.assign([10, 20, 30, 40])
print(parameters.numpy())
parameters.assign_add([1, 1, 1, 1])
print(parameters.numpy())
parameters[0].assign(0)
print(parameters.numpy())
print("the array taken before:", array)

# %% fixed
try:
    parameters.assign([1, 2, 3])
except ValueError as error:
    print(fill(str(error), 60))
try:
    parameters.assign([1.5, 2.0, 3.0, 4.0])
except TypeError as error:
    print(fill(str(error), 60))

# %% alias
before = parameters
parameters.assign_add([5, 5, 5, 5])
print("change:", (parameters - before).numpy())

before = parameters.numpy()
parameters.assign_add([5, 5, 5, 5])
print("change:", parameters.numpy() - before)
