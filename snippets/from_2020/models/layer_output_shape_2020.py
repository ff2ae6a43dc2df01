"""Shapes of two layers, in 2020 and today."""

# %% agree
import keras
import tf_keras

old = tf_keras.Sequential(
    [tf_keras.layers.Dense(4, input_shape=(3,)), tf_keras.layers.Dense(1)]
)
new = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Dense(4), keras.layers.Dense(1)]
)
old_shapes = [layer.output_shape for layer in old.layers]
new_shapes = [layer.output.shape for layer in new.layers]
print(f"in 2020: {old_shapes}, today: {new_shapes}")
assert old_shapes == new_shapes
