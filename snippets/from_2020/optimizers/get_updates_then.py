"""The updates of one training step, as in a graph."""

# %% then
import tensorflow as tf
from tensorflow import keras

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(learning_rate=0.01)
loss = tf.reduce_mean(model(tf.ones((4, 1))) ** 2)
updates = optimizer.get_updates(params=model.weights, loss=loss)
