"""Answers to the exercises on subclassing."""

# %% scale
import keras
import numpy as np
from keras import layers


class Scale(layers.Layer):
    """Multiplies each input by a number that is learned."""

    def build(self, input_shape):
        self.scale = self.add_weight(
            shape=(input_shape[-1],), initializer="ones"
        )

    def call(self, inputs):
        return inputs * self.scale


scale = Scale()
picture = np.random.default_rng(1).random((1, 784))
print("unchanged at first?", np.allclose(scale(picture), picture))
print("parameters:", scale.count_params())

# %% frozen
import random

import tensorflow as tf


class Coin(layers.Layer):
    def call(self, inputs):
        if random.random() < 0.5:
            return inputs
        return -inputs


random.seed(1)
coin = Coin()
one = tf.ones(1)
print("called:  ", [int(coin(one)[0]) for _ in range(10)])
traced = tf.function(coin)
print("traced:", [int(traced(one)[0]) for _ in range(10)])


# %% thrown
class RealCoin(layers.Layer):
    def __init__(self):
        super().__init__()
        self.seeds = keras.random.SeedGenerator(1)

    def call(self, inputs):
        heads = keras.random.uniform((), seed=self.seeds) < 0.5
        return keras.ops.where(heads, inputs, -inputs)


traced = tf.function(RealCoin())
thrown = [int(traced(one)[0]) for _ in range(10)]
print("traced:", thrown)

# %% check tags=["hidden"]
assert scale.count_params() == 784
frozen = tf.function(Coin())
assert len({int(frozen(one)[0]) for _ in range(20)}) == 1
assert set(thrown) == {1, -1}
