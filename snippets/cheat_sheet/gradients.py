"""Gradients: what a tape has seen, and a step downhill."""

# %% slope
import tensorflow as tf

w = tf.Variable(3.0)
with tf.GradientTape() as tape:
    loss = w**2
slope = tape.gradient(loss, w)
slope.numpy()

# %% step
import keras

optimizer = keras.optimizers.SGD(learning_rate=0.1)
optimizer.apply([slope], [w])
w.numpy()

# %% constant
x = tf.constant(3.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x**3
tape.gradient(y, x).numpy()


# %% function
@tf.function
def square(x):
    return x**2


square(tf.constant(4.0)).numpy()
