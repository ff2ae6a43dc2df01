"""One step with the optimizer of 2020, and one with today's tape."""

# %% agree
import tensorflow as tf
import tf_keras

old = tf.Variable(3.0)
old_optimizer = tf_keras.optimizers.Adam(learning_rate=0.1)
new = tf.Variable(3.0)
new_optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)

for step in range(20):
    old_optimizer.minimize(lambda: (old - 1) ** 2, var_list=[old])
    with tf.GradientTape() as tape:
        loss = (new - 1) ** 2
    gradients = tape.gradient(loss, [new])
    new_optimizer.apply_gradients(zip(gradients, [new], strict=True))

print(f"w after 20 steps in 2020: {old.numpy():.3f}, today: {new.numpy():.3f}")
assert abs(old.numpy() - new.numpy()) < 1e-4
