"""When the tape watches by itself, and when it has to be asked."""

# %% unwatched
import tensorflow as tf

x = tf.constant(-1.0)
with tf.GradientTape() as tape:
    y = x**2
print(tape.gradient(y, x))

# %% watched
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x**2
print(tape.gradient(y, x).numpy())

# %% several
w, b = tf.Variable(10.0), tf.Variable(10.0)
x = tf.constant([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((w * x + b - (2 * x - 1)) ** 2)
slope_w, slope_b = tape.gradient(loss, [w, b])
print(f"slope for w: {slope_w:.2f}   slope for b: {slope_b:.2f}")

# %% check tags=["hidden"]
assert abs(slope_w - 115.6667) < 1e-3 and abs(slope_b - 46) < 1e-3

# %% twice
tape.gradient(loss, w)
