"""What a constant refuses, and what to do instead."""

# %% item
from textwrap import fill

import tensorflow as tf

ages = tf.constant([24, 26, 57])
try:
    ages[0] = 25
except TypeError as error:
    print(fill(str(error), 60))

# %% assign
try:
    ages.assign([25, 26, 57])
except AttributeError as error:
    print(fill(str(error), 60))

# %% new
older = ages + 1
print("ages ", ages.numpy())
print("older", older.numpy())

# %% copy
copy = ages.numpy()
copy[0] = 99
print("copy ", copy)
print("ages ", ages.numpy())

# %% mixed
ages * 1.5
