"""One network, four learning rates: too low, right, too high, nan."""

# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
x = tf.constant(images[:1_000] / np.float32(255))
y = tf.constant(labels[:1_000])

# %% network
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def network(seed):
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(32),
            keras.layers.LeakyReLU(0.02),
            keras.layers.Dense(10),
        ]
    )


model = network(1)


@tf.function
def train(batches, rate):
    """A step of plain SGD on each batch; the losses of all steps."""
    losses = tf.TensorArray(tf.float32, len(batches))
    for number in tf.range(len(batches)):
        rows = batches[number]
        with tf.GradientTape() as tape:
            scores = model(tf.gather(x, rows))
            loss = loss_function(tf.gather(y, rows), scores)
        losses = losses.write(number, loss)
        weights = model.trainable_variables
        for weight, slope in zip(
            weights, tape.gradient(loss, weights), strict=True
        ):
            weight.assign_sub(rate * slope)
    return losses.stack()


# %% rates
rates = (0.001, 0.1, 0.5, 10.0)
curves, rows = {}, {}
for rate in rates:
    for seed in (1, 2, 3):
        model.set_weights(network(seed).get_weights())
        rng = np.random.default_rng(seed)
        batches = tf.constant(rng.choice(1_000, (150, 50)))
        losses = train(batches, tf.constant(rate)).numpy()
        curves[rate, seed] = losses
        end = losses[-50:]
        rows[rate, seed] = {"mean": end.mean(), "swing": np.std(end)}
table = pd.DataFrame(rows).T.rename_axis(["rate", "seed"])
table.round(2)

# %% plot
names = ["too low", "right", "too high", "nan"]
figure, axes = plt.subplots()
for rate, name in zip(rates, names, strict=True):
    axes.plot(curves[rate, 1], lw=1.4, label=f"{rate}, {name}")
axes.set(xlabel="step", ylabel="loss of the batch", ylim=(0, 5))
axes.legend(title="rate")

# %% check tags=["hidden"]
means = table["mean"].unstack()
assert means.loc[10.0].isna().all() and means.loc[0.001].min() > 2
assert means.loc[0.1].max() < means.loc[0.5].min() < 2
swings = table["swing"].unstack()
assert swings.loc[0.5].mean() > 1.3 * swings.loc[0.1].mean()
