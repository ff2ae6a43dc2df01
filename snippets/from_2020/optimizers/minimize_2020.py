"""One step with the optimizer of 2020, and one with today's tape."""

# %% agree
import tensorflow as tf
import tf_keras

old = tf.Variable(3.0)
tf_keras.optimizers.SGD(0.1).minimize(lambda: (old - 1) ** 2, var_list=[old])

new = tf.Variable(3.0)
with tf.GradientTape() as tape:
    loss = (new - 1) ** 2
tf.keras.optimizers.SGD(0.1).apply_gradients([(tape.gradient(loss, new), new)])

print(f"w in 2020: {old.numpy():.4f}, today: {new.numpy():.4f}")
assert abs(old.numpy() - new.numpy()) < 1e-6
