"""Two variables, one after the other, in 2020 and today."""

# %% agree
import tensorflow as tf
import tf_keras

old = tf_keras.optimizers.legacy.Adam(learning_rate=0.1)
new = tf.keras.optimizers.Adam(learning_rate=0.1)

ends = []
for optimizer in old, new:
    w, b = tf.Variable(1.0), tf.Variable(2.0)
    if optimizer is new:
        optimizer.build([w, b])
    optimizer.apply_gradients([(tf.constant(1.0), w)])
    optimizer.apply_gradients([(tf.constant(1.0), b)])
    ends.append((w.numpy(), b.numpy()))
print("in 2020: w {:.3f}, b {:.3f}".format(*ends[0]))
print("today:   w {:.3f}, b {:.3f}".format(*ends[1]))
assert abs(ends[0][0] - ends[1][0]) < 1e-4
assert abs(ends[0][1] - ends[1][1]) < 1e-4
