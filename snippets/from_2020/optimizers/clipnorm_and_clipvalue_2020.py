"""A gradient with both limits."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

gradient = tf.constant([3.0, 0.4])
old, new = tf.Variable([0.0, 0.0]), tf.Variable([0.0, 0.0])

optimizer = tf_keras.optimizers.legacy.SGD(1.0, clipnorm=1, clipvalue=0.5)
optimizer.apply_gradients([(gradient, old)])

optimizer = keras.optimizers.SGD(1.0, clipnorm=1.0)
clipped = tf.clip_by_value(gradient, -0.5, 0.5)
optimizer.apply_gradients([(clipped, new)])

print(f"w in 2020: {old.numpy().round(2)}, today: {new.numpy().round(2)}")
assert abs(old.numpy() - new.numpy()).max() < 1e-6
