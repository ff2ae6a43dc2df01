"""A model class whose call has no argument `training`: fit drops nothing."""

# %% damage
import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Plain(keras.Model):
    def __init__(self, rate):
        super().__init__()
        self.dropout = layers.Dropout(rate, seed=1)
        self.line = layers.Dense(1, kernel_initializer="zeros")

    def call(self, x):
        return self.line(self.dropout(x))


def examples(rows, rng):
    x = rng.normal(size=(rows, 40)).astype("float32")
    signal = 2 * x[:, :3].sum(axis=1)
    return x, (signal + 3 * rng.normal(size=rows))[:, None]


def test_errors(model_class, rate):
    errors = []
    for seed in (1, 2, 3):
        rng = np.random.default_rng(seed)
        batch = tf.data.Dataset.from_tensors(examples(40, rng))
        model = model_class(rate)
        model.compile(
            keras.optimizers.SGD(0.02), "mse", steps_per_execution=100
        )
        model.fit(batch.repeat(500), shuffle=False, verbose=0)
        x_test, y_test = examples(2000, rng)
        errors.append(np.mean((model(x_test) - y_test) ** 2))
    return np.array(errors)


silent = test_errors(Plain, 0.5)
print("test error:", silent.round(0))

# %% check
heavy = test_errors(Plain, 0.9)
print("the same with a rate of 0.9:", np.allclose(silent, heavy))


# %% way_out
class Passing(Plain):
    def call(self, x, training=False):
        return self.line(self.dropout(x, training=training))


dropping = test_errors(Passing, 0.5)
print("test error:", dropping.round(0))

# %% claims tags=["hidden"]
assert np.allclose(silent, heavy)
assert (silent > 1.3 * dropping).all(), (silent, dropping)


class Accepting(Plain):
    def call(self, x, training=False):
        return self.line(self.dropout(x))


# Keras hands the argument down by itself, once the outermost call has it.
assert np.allclose(test_errors(Accepting, 0.5), dropping)
