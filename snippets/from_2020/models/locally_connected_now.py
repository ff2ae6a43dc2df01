"""Patches, each with weights of its own."""

# %% now
import keras
from keras import ops


class LocallyConnected1D(keras.layers.Layer):
    def __init__(self, filters, width):
        super().__init__()
        self.filters, self.width = filters, width

    def build(self, shape):
        places, channels = shape[1] - self.width + 1, shape[2]
        self.kernel = self.add_weight(
            shape=(places, self.width * channels, self.filters), name="kernel"
        )

    def call(self, x):
        places = self.kernel.shape[0]
        parts = [x[:, i : i + places] for i in range(self.width)]
        return ops.einsum(
            "bpk,pkf->bpf", ops.concatenate(parts, axis=-1), self.kernel
        )


print(LocallyConnected1D(4, 3)(keras.random.normal((2, 10, 5))).shape)
