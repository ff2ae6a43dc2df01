"""Three batch sizes at equal epochs, then at equal steps."""

# %% setup
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
pixels = images[:3_000, ::2, ::2].reshape(3_000, 196) / np.float32(255)
x_train, y_train = tf.constant(pixels[:2_000]), tf.constant(labels[:2_000])
x_valid, y_valid = pixels[2_000:], labels[2_000:3_000]
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


# %% network
def network(seed):
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [
            keras.Input((196,)),
            keras.layers.Dense(32, "relu", kernel_initializer="he_normal"),
            keras.layers.Dense(10),
        ]
    )


model = network(1)


@tf.function(reduce_retracing=True)
def train(batches):
    """A step of plain SGD at 0.1 on each batch."""
    for number in tf.range(len(batches)):
        rows = batches[number]
        with tf.GradientTape() as tape:
            scores = model(tf.gather(x_train, rows))
            loss = loss_function(tf.gather(y_train, rows), scores)
        weights = model.trainable_variables
        for weight, slope in zip(
            weights, tape.gradient(loss, weights), strict=True
        ):
            weight.assign_sub(0.1 * slope)


# %% compare
rows = {}
for size in (10, 100, 1_000):
    for name, steps in (("4 epochs", 8_000 // size), ("80 steps", 80)):
        accuracies = []
        for seed in (1, 2, 3):
            model.set_weights(network(seed).get_weights())
            rng = np.random.default_rng(seed)
            train(tf.constant(rng.choice(2_000, (steps, size))))
            right = np.argmax(model(x_valid), axis=1) == y_valid
            accuracies.append(right.mean())
        rows[name, size] = [steps, min(accuracies), max(accuracies)]
table = pd.DataFrame(rows, index=["steps", "lowest", "highest"]).T
table.round(2)

# %% check tags=["hidden"]
epochs, steps = table.loc["4 epochs"], table.loc["80 steps"]
assert epochs["lowest"][10] > epochs["highest"][1_000] + 0.1
assert steps["lowest"][1_000] > steps["highest"][10]
