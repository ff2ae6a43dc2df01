"""The gradient of a gradient: slope and curvature of y = x³."""

# %% nested
import tensorflow as tf

x = tf.Variable(2.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x**3
    slope = inner.gradient(y, x)
curvature = outer.gradient(slope, x)
print("y", y.numpy(), " slope", slope.numpy(), " curvature", curvature.numpy())

# %% check tags=["hidden"]
assert (y.numpy(), slope.numpy(), curvature.numpy()) == (8.0, 12.0, 12.0)
