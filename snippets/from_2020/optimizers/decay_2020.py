"""Five steps with decay in 2020, and five with today's schedule."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

old = tf_keras.optimizers.legacy.SGD(0.1, decay=0.5)
new = keras.optimizers.SGD(
    keras.optimizers.schedules.InverseTimeDecay(
        0.1, decay_steps=1, decay_rate=0.5
    )
)
ends = []
for optimizer in old, new:
    w = tf.Variable(3.0)
    for step in range(5):
        optimizer.apply_gradients([(2 * (w - 1), w)])
    ends.append(w.numpy())
print("w after 5 steps in 2020: {:.4f}, today: {:.4f}".format(*ends))
assert abs(ends[0] - ends[1]) < 1e-5
