"""A layer is a function of a tensor: the MLP 10, 10, 20, 10, 1."""

# %% call
import keras
import numpy as np
from keras import layers

inputs = keras.Input(shape=(10,))
first = layers.Dense(10, activation="relu")
x = first(inputs)
print("inputs:", inputs.shape)
print("x:     ", x.shape, "of type", type(x).__name__)

# %% chain
keras.utils.set_random_seed(1)
inputs = keras.Input(shape=(10,))
x = layers.Dense(10, activation="relu")(inputs)
x = layers.Dense(20, activation="relu")(x)
x = layers.Dense(10, activation="relu")(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
mlp = keras.Model(inputs, outputs)

# %% numbers
batch = np.random.default_rng(1).normal(size=(3, 10)).astype("float32")
step_by_step = batch
for layer in mlp.layers[1:]:
    step_by_step = layer(step_by_step)
print("the model:     ", mlp(batch).numpy().round(3).ravel())
print("layer by layer:", step_by_step.numpy().round(3).ravel())

# %% count
by_hand = [
    (inputs + 1) * units
    for inputs, units in [(10, 10), (10, 20), (20, 10), (10, 1)]
]
print("by hand:", by_hand, "together", sum(by_hand))
print("Keras:  ", [layer.count_params() for layer in mlp.layers[1:]])

# %% draw
keras.utils.plot_model(mlp, "mlp.png", show_shapes=True, dpi=60)

# %% check tags=["hidden"]
assert x.shape == (None, 10) and type(x).__name__ == "KerasTensor"
assert np.allclose(mlp(batch), step_by_step)
assert sum(by_hand) == mlp.count_params() == 551
