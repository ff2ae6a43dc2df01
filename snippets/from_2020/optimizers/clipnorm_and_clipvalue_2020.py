"""A gradient with both limits, in Keras 2 and Keras 3."""

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

print("Keras 2, legacy:", old.numpy().round(2))
print("Keras 3:        ", new.numpy().round(2))
assert abs(old.numpy() - new.numpy()).max() < 1e-6

# %% check tags=["hidden"]
norm_only = tf.Variable([0.0, 0.0])
optimizer = tf_keras.optimizers.SGD(1.0, clipnorm=1, clipvalue=0.5)
optimizer.apply_gradients([(gradient, norm_only)])
expected = -tf.clip_by_norm(gradient, 1.0).numpy()
assert abs(norm_only.numpy() - expected).max() < 1e-6
