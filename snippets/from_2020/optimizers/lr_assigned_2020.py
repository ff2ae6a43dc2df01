"""The short name in 2020, the full one today, and one step each."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

old = tf_keras.optimizers.SGD(learning_rate=0.1)
old.lr = 0.001
new = keras.optimizers.SGD(learning_rate=0.1)
new.learning_rate = 0.001

steps = []
for optimizer in old, new:
    w = tf.Variable(3.0)
    optimizer.apply_gradients([(tf.constant(1.0), w)])
    steps.append(3 - w.numpy())
print("step in 2020: {:.4f}, today: {:.4f}".format(*steps))
assert abs(steps[0] - steps[1]) < 1e-6
