"""The gradient with watching in 2020, and without today."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

x = tf.constant([[3.0]])
gradients = []
for library in tf_keras, keras:
    dense = library.layers.Dense(1, kernel_initializer="ones")
    model = library.Sequential([dense])
    model.build((None, 1))
    with tf.GradientTape() as tape:
        if library is tf_keras:
            tape.watch(model.trainable_variables)
        loss = tf.reduce_mean(model(x) ** 2)
    gradient = tape.gradient(loss, model.trainable_variables)
    gradients.append(float(gradient[0][0, 0]))
print(f"in 2020: {gradients[0]:.2f}, today: {gradients[1]:.2f}")
assert gradients[0] == gradients[1]
