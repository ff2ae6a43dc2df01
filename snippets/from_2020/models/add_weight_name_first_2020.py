"""A weight of our own, in 2020 and today."""

# %% agree
import keras
import tf_keras


class OldLinear(tf_keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight("w", (input_shape[-1], 1))


class Linear(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight((input_shape[-1], 1), name="w")


old, new = OldLinear(), Linear()
old.build((None, 3))
new.build((None, 3))
print(f"in 2020: {tuple(old.w.shape)}, today: {new.w.shape}")
assert tuple(old.w.shape) == new.w.shape
