"""One step with each."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

ends = []
for optimizer in (
    tf_keras.optimizers.legacy.Adam(learning_rate=0.1, epsilon=None),
    keras.optimizers.Adam(learning_rate=0.1),
):
    w = tf.Variable(3.0)
    optimizer.apply_gradients([(tf.constant(1.0), w)])
    ends.append(w.numpy())
print("w after one step in 2020: {:.4f}, today: {:.4f}".format(*ends))
assert abs(ends[0] - ends[1]) < 1e-5
