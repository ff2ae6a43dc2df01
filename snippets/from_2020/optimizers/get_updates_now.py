"""One training step with the tape."""

# %% now
import keras
import tensorflow as tf

keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(learning_rate=0.01)


@tf.function
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x) ** 2)
    weights = model.trainable_variables
    optimizer.apply(tape.gradient(loss, weights), weights)
    return loss


losses = [float(train_step(tf.ones((4, 1)))) for _ in range(3)]
print([round(loss, 2) for loss in losses])
