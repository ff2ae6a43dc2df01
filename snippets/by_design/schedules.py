"""Three schedules by hand, equal to Keras's, and a training with each."""

# %% by hand
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

RATE, STEPS = 0.3, 400
step = np.arange(STEPS)
by_hand = {
    "constant": np.full(STEPS, RATE),
    "step": RATE * 0.1 ** ((step > 200) + (step > 300).astype(float)),
    "exponential": RATE * 0.1 ** (step / 200),
    "cosine": RATE * (1 + np.cos(np.pi * step / STEPS)) / 2,
}

# %% keras
schedules = keras.optimizers.schedules
library = {
    "step": schedules.PiecewiseConstantDecay(
        [200, 300], [RATE, RATE / 10, RATE / 100]
    ),
    "exponential": schedules.ExponentialDecay(RATE, 200, 0.1),
    "cosine": schedules.CosineDecay(RATE, STEPS),
}
for name, schedule in library.items():
    rates = [float(schedule(number)) for number in step]
    print(f"{name:12} equal: {np.allclose(rates, by_hand[name], atol=1e-6)}")

# %% setup
(images, labels), _ = keras.datasets.fashion_mnist.load_data()
pixels = images[:2_000, ::2, ::2].reshape(2_000, 196) / np.float32(255)
x_train, y_train = tf.constant(pixels[:1_000]), tf.constant(labels[:1_000])
x_valid, y_valid = (
    tf.constant(pixels[1_000:]),
    tf.constant(labels[1_000:2_000]),
)
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


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


@tf.function
def train(batches, rates):
    """A step on each batch; the validation loss after each tenth."""
    losses = tf.TensorArray(tf.float32, len(batches) // 10)
    for number in tf.range(len(batches)):
        rows = batches[number]
        with tf.GradientTape() as tape:
            scores = model(tf.gather(x_train, rows))
            loss = loss_function(tf.gather(y_train, rows), scores)
        weights = model.trainable_variables
        for weight, slope in zip(
            weights, tape.gradient(loss, weights), strict=True
        ):
            weight.assign_sub(rates[number] * slope)
        if number % 10 == 9:
            losses = losses.write(
                number // 10, loss_function(y_valid, model(x_valid))
            )
    return losses.stack()


# %% train
curves = {}
for name, rates in by_hand.items():
    for seed in (1, 2, 3):
        model.set_weights(network(seed).get_weights())
        batches = np.random.default_rng(seed).choice(1_000, (STEPS, 10))
        rates = tf.constant(rates, tf.float32)
        curves[name, seed] = train(tf.constant(batches), rates).numpy()
end = pd.DataFrame(curves).iloc[-10:]  # the last hundred steps
table = pd.DataFrame({"mean": end.mean(), "swing": end.std()}).unstack()
table.round(2)

# %% plot
figure, axes = plt.subplots()
for name, rates in by_hand.items():
    axes.plot(rates, label=name)
axes.set(xlabel="step", ylabel="rate")
axes.legend()

# %% check tags=["hidden"]
means, swings = table["mean"], table["swing"]
for name in ("step", "exponential", "cosine"):
    assert swings.loc[name].max() < swings.loc["constant"].min()
    rates = [float(library[name](number)) for number in range(STEPS)]
    assert np.allclose(rates, by_hand[name], atol=1e-6)
for name in ("step", "cosine"):
    assert means.loc[name].mean() < means.loc["constant"].mean()
    assert means.loc[name].mean() < means.loc["exponential"].mean()
of_shape = means.mean(axis=1)
