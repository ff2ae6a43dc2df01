"""A tape that watches the weights of a model."""

# %% then
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(1,)),
        tf.keras.layers.Dense(1, kernel_initializer="ones"),
    ],
    name="line",
)
x = tf.constant([[3.0]])
with tf.GradientTape() as tape:
    tape.watch(model.trainable_variables)
    loss = tf.reduce_mean(model(x) ** 2)
