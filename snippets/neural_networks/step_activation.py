"""A step as the activation of a unit: no slope to follow."""

# %% step
import tensorflow as tf

weight = tf.Variable(0.5)
inputs = tf.constant([-1.0, 1.0, 2.0, 3.0])
with tf.GradientTape(persistent=True) as tape:
    score = weight * inputs
    step = (tf.sign(score) + 1) / 2  # 0 below 0, and 1 above
    smooth = tf.sigmoid(score)
print("step:   ", step.numpy(), tape.gradient(step, weight).numpy())
slope = tape.gradient(smooth, weight).numpy()
print("sigmoid:", smooth.numpy().round(2), slope.round(2))

# %% check tags=["hidden"]
assert step.numpy().tolist() == [0, 1, 1, 1]
with tf.GradientTape(persistent=True) as tape:
    step = (tf.sign(weight * inputs) + 1) / 2
    first = tf.reduce_sum(tf.sigmoid(weight * inputs)[2:])
assert tape.gradient(step, weight).numpy() == 0
assert tape.gradient(first, weight).numpy() > 0
