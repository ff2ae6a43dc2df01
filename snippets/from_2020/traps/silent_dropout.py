"""A loop of one's own, and a dropout layer that never drops."""

# %% damage
import keras
import numpy as np
import tensorflow as tf


def examples(rows, rng):
    x = rng.normal(size=(rows, 40)).astype("float32")
    signal = 2 * x[:, :3].sum(axis=1)
    return x, (signal + 3 * rng.normal(size=rows))[:, None]


def test_errors(rate, predict):
    model = keras.Sequential(
        [
            keras.Input((40,)),
            keras.layers.Dropout(rate, seed=1),
            keras.layers.Dense(1, kernel_initializer="zeros"),
        ]
    )
    start, weights = model.get_weights(), model.trainable_variables
    optimizer = keras.optimizers.SGD(0.02)
    optimizer.build(weights)

    @tf.function
    def train(x, y):
        for _ in tf.range(500):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((predict(model, x) - y) ** 2)
            optimizer.apply(tape.gradient(loss, weights), weights)

    errors = []
    for seed in (1, 2, 3):
        rng = np.random.default_rng(seed)
        model.set_weights(start)
        x, y = examples(40, rng)
        train(tf.constant(x), tf.constant(y, tf.float32))
        x_test, y_test = examples(2000, rng)
        errors.append(np.mean((model(x_test) - y_test) ** 2))
    return np.array(errors)


def plain(model, x):
    return model(x)


silent = test_errors(0.5, plain)
print("test error:", silent.round(0))

# %% check
heavy = test_errors(0.9, plain)
print("the same with a rate of 0.9:", np.allclose(silent, heavy))


# %% way_out
def in_training(model, x):
    return model(x, training=True)


dropping = test_errors(0.5, in_training)
print("test error:", dropping.round(0))

# %% claims tags=["hidden"]
assert np.allclose(silent, heavy)
assert (silent > 1.3 * dropping).all(), (silent, dropping)
for seed, error in enumerate(dropping, start=1):
    rng = np.random.default_rng(seed)
    (_, y), (_, y_test) = examples(40, rng), examples(2000, rng)
    says_the_mean = np.mean((y.mean() - y_test) ** 2)
    assert error < 0.95 * says_the_mean, (error, says_the_mean)
