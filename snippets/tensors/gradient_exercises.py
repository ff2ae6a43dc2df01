"""Exercises on gradients and shapes."""

# %% lowest
import tensorflow as tf

x = tf.Variable(0.0)
for _ in range(50):
    with tf.GradientTape() as tape:
        y = (x - 3) ** 2 + 1
    x.assign_sub(0.1 * tape.gradient(y, x))
print(f"x = {x.numpy():.3f}   y = {y.numpy():.3f}")

# %% pixels
k = tf.constant([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
column = tf.constant([[1.0], [0.0], [-1.0]])
with tf.GradientTape() as tape:
    tape.watch(k)
    score = tf.reduce_sum(k @ column)
print(tape.gradient(score, k).numpy())

# %% channels
image = tf.random.uniform((28, 28, 3), seed=1)
red = image[:, :, 0]
right = tf.transpose(image, (2, 0, 1))
wrong = tf.reshape(image, (3, 28, 28))
print(right.shape, bool(tf.reduce_all(right[0] == red)))
print(wrong.shape, bool(tf.reduce_all(wrong[0] == red)))
