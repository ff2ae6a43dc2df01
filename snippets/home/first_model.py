"""A machine finds the rule y = 2x - 1 from six examples."""

# %% learn
import tensorflow as tf

x = tf.constant([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0])
y = tf.constant([-3.0, -1.0, 1.0, 3.0, 5.0, 7.0])
slope, intercept = tf.Variable(0.0), tf.Variable(0.0)

for step in range(100):
    with tf.GradientTape() as tape:
        error = tf.reduce_mean((slope * x + intercept - y) ** 2)
    uphill = tape.gradient(error, [slope, intercept])
    slope.assign_sub(0.05 * uphill[0])
    intercept.assign_sub(0.05 * uphill[1])

print(f"y = {slope.numpy():.3f} x {intercept.numpy():+.3f}")

# %% picture
import matplotlib.pyplot as plt

ends = tf.constant([-1.0, 10.0])
fig, ax = plt.subplots(figsize=(6.4, 3), layout="constrained")
ax.plot(ends, 0 * ends, "C1--", label="before the first step")
ax.plot(ends, slope * ends + intercept, "C1", label="after 100 steps")
ax.plot(x, y, "o", color="C0", label="the six points")
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.legend()

# %% check tags=["hidden"]
answer = float(slope * 10.0 + intercept)
assert 18.9 < answer < 19
