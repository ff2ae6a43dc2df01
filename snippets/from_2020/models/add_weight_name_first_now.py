"""The shape comes first, the name by name."""

# %% now
import keras


class Linear(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(
            shape=(input_shape[-1], 1), initializer="ones", name="w"
        )

    def call(self, x):
        return keras.ops.matmul(x, self.w)


print(Linear()(keras.ops.ones((2, 3))).numpy())
