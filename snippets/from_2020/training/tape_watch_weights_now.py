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

# %% check tags=["hidden"]
weights = [w.value for w in model.trainable_variables]
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(weights)
    loss = tf.reduce_mean(model(x) ** 2)
assert (tape.gradient(loss, weights)[0] == gradients[0]).numpy().all()
