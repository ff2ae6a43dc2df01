"""A subclassed model that can be summarized, saved, loaded and cloned."""

# %% class
import keras
import numpy as np
from keras import layers


@keras.saving.register_keras_serializable(package="letters")
class Looped(keras.Model):
    def __init__(self, units=12, rounds=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rounds = rounds
        self.look = layers.Dense(units, activation="relu")
        self.think = layers.Dense(units, activation="relu")
        self.answer = layers.Dense(4, activation="softmax")

    def build(self, input_shape):
        self.look.build(input_shape)
        self.think.build((None, self.units))
        self.answer.build((None, self.units))

    def call(self, pixels):
        x = self.look(pixels)
        for _ in range(self.rounds):
            x = x + self.think(x)
        return self.answer(x)

    def get_config(self):
        config = super().get_config()
        return {**config, "units": self.units, "rounds": self.rounds}


# %% build
keras.utils.set_random_seed(1)
model = Looped(rounds=5)
model.build((None, 784))
print(f"{model.count_params():,} parameters, no data yet")

# %% save
model.save("looped.keras")
loaded = keras.models.load_model("looped.keras")
copy = keras.models.clone_model(model)

pixels = np.random.default_rng(1).random((3, 784))
print("rounds:", loaded.rounds, "and", copy.rounds)
print("loaded agrees?", np.allclose(model(pixels), loaded(pixels)))
print("clone agrees? ", np.allclose(model(pixels), copy(pixels)))

# %% weights
copy.set_weights(model.get_weights())
print("clone agrees?", np.allclose(model(pixels), copy(pixels)))

# %% functional
inputs = keras.Input(shape=(784,))
wrapped = keras.Model(inputs, model(inputs))
print(wrapped.input_shape, "->", wrapped.output_shape)

# %% check tags=["hidden"]
assert loaded.rounds == copy.rounds == 5
assert np.allclose(model(pixels), loaded(pixels))
assert np.allclose(wrapped(pixels), copy(pixels))
assert model.count_params() == 9_628
