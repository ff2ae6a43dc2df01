"""A tape watches the weights without being asked."""

# %% now
import keras
import tensorflow as tf

dense = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
model = keras.Sequential([keras.Input(shape=(1,)), dense])
x = tf.constant([[3.0]])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(model(x) ** 2)
gradients = tape.gradient(loss, model.trainable_variables)
print(gradients[0].numpy())
