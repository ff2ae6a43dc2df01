"""The optimizer looks for a minimum by itself, as in 2020."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)
optimizer.minimize(lambda: (w - 1) ** 2, var_list=[w])
