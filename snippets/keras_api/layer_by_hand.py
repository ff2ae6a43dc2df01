"""A dense layer of our own, equal to Keras's."""

# %% class
import keras
import numpy as np
from keras import layers, ops


@keras.saving.register_keras_serializable(package="letters")
class Linear(layers.Layer):
    """Inputs times weights, plus a bias."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.weight = self.add_weight(
            shape=(input_shape[-1], self.units), initializer="glorot_uniform"
        )
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, inputs):
        return ops.matmul(inputs, self.weight) + self.bias

    def get_config(self):
        return {**super().get_config(), "units": self.units}


# %% agree
ours, theirs = Linear(3), layers.Dense(3)
x = np.random.default_rng(1).normal(size=(5, 4))
ours(x), theirs(x)  # the first call builds them
theirs.set_weights(ours.get_weights())
print("by hand:", (4 + 1) * 3, " ours:", ours.count_params())
print("equal?  ", np.allclose(ours(x), theirs(x)))

# %% in a model
model = keras.Sequential(
    [keras.Input(shape=(784,)), Linear(16), layers.ReLU(), Linear(4)]
)
model.save("linear.keras")
loaded = keras.models.load_model("linear.keras")
picture = np.random.default_rng(2).random((1, 784))
print("loaded agrees?", np.allclose(model(picture), loaded(picture)))

# %% check tags=["hidden"]
assert np.allclose(ours(x), theirs(x)) and ours.count_params() == 15
assert np.allclose(model(picture), loaded(picture))
