"""Ways to get None from a tape, and one way to get an honest zero."""

# %% cases
import numpy as np
import tensorflow as tf


def slope(calculate, x):
    with tf.GradientTape() as tape:
        y = calculate(x)
    return tape.gradient(y, x)


three = tf.Variable(3.0)
print("square:       ", slope(lambda x: x**2, three).numpy())
print("a constant:   ", slope(lambda x: x**2, tf.constant(3.0)))
print("by NumPy:     ", slope(lambda x: tf.constant(np.square(x)), three))
print("never used:   ", slope(lambda x: tf.constant(2.0) ** 2, three))
print("as an integer:", slope(lambda x: tf.cast(x, tf.int32) ** 2, three))
print("rounded:      ", slope(lambda x: tf.round(x) ** 2, three))

# %% zero
print("relu(x - 5):  ", slope(lambda x: tf.nn.relu(x - 5), three).numpy())
print("sign:         ", slope(tf.sign, three).numpy())

# %% outside
y = three**2
with tf.GradientTape() as tape:
    z = y + 1
print("begun outside:", tape.gradient(z, three))

# %% replaced
x = tf.Variable(3.0)
for step in (1, 2):
    with tf.GradientTape() as tape:
        y = x**2
    slope_x = tape.gradient(y, x)
    print(f"step {step}: {type(x).__name__}, slope", slope_x)
    if slope_x is not None:
        x = x - 0.1 * slope_x

# %% check tags=["hidden"]
assert slope(lambda x: tf.constant(np.square(x)), three) is None
assert slope(lambda x: tf.round(x) ** 2, three) is None
assert slope(lambda x: tf.nn.relu(x - 5), three) == slope(tf.sign, three) == 0
assert tf.is_tensor(x) and slope_x is None
