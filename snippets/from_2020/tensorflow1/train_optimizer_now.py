"""Twenty steps of training with the tape."""

# %% now
import keras
import tensorflow as tf

w = tf.Variable(3.0)
optimizer = keras.optimizers.Adam(learning_rate=0.1)
for step in range(20):
    with tf.GradientTape() as tape:
        loss = (w - 1) ** 2
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
print(f"w {w.numpy():.2f}")
