"""Five steps with each."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

ends = []
for optimizer in (
    tf_keras.optimizers.experimental.AdamW(learning_rate=0.1),
    keras.optimizers.AdamW(learning_rate=0.1),
):
    w = tf.Variable(3.0)
    for step in range(5):
        optimizer.apply_gradients([(2 * (w - 1), w)])
    ends.append(w.numpy())
print("w after 5 steps then: {:.3f}, today: {:.3f}".format(*ends))
assert abs(ends[0] - ends[1]) < 1e-4
