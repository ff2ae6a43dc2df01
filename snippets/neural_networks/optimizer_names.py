"""Names of 2020 that an optimizer refuses, ignores, or takes silently."""

# %% refused
from textwrap import fill

import keras
import tensorflow as tf

w = tf.Variable(1.0)
try:
    keras.optimizers.Adam(lr=0.1)
except ValueError as error:
    print(fill(f"lr: {error}", 38))
try:
    keras.optimizers.Adam(0.1).minimize(lambda: w**2, var_list=[w])
except AttributeError as error:
    print(fill(f"minimize: {error}", 38))

# %% warned tags=["warns"]
optimizer = keras.optimizers.SGD(0.1, decay=0.01)

# %% silent
optimizer.lr = 5.0
optimizer.apply_gradients([(tf.constant(1.0), w)])
print(f"lr = 5.0 moved w by {1 - w.numpy():.1f}")

optimizer.learning_rate = 5.0
optimizer.apply_gradients([(tf.constant(1.0), w)])
print(f"learning_rate = 5.0 moved w by {0.9 - w.numpy():.1f}")
