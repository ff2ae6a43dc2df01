"""The same sum in NumPy and in TensorFlow, and where they part."""

# %% same
import numpy as np
import tensorflow as tf

bills = np.array([3913.0, 2682.0, 8617.0])
print("NumPy:     ", np.sum(bills), np.mean(bills).round(2))
tensor = tf.constant(bills)
total = tf.reduce_sum(tensor).numpy()
print("TensorFlow:", total, tf.reduce_mean(tensor).numpy().round(2))

# %% mixed
print("np on a tensor:", type(np.sqrt(tensor)).__name__)
print("tf on an array:", type(tf.sqrt(bills)).__name__)

# %% slope
rate = tf.Variable(0.1)
with tf.GradientTape() as tape:
    interest = rate * tf.reduce_sum(tf.constant([3913.0, 2682.0, 8617.0]))
print("slope:", tape.gradient(interest, rate).numpy())
