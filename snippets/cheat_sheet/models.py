"""Models: a chain of layers, and one that branches."""

# %% sequential
import keras

chain = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(1),
    ]
)
chain.input_shape, chain.output_shape, chain.count_params()

# %% functional
image = keras.Input(shape=(28, 28))
flat = keras.layers.Flatten()(image)
hidden = keras.layers.Dense(16, activation="relu")(flat)
kind = keras.layers.Dense(3, activation="softmax")(hidden)
price = keras.layers.Dense(1)(keras.layers.Concatenate()([flat, hidden]))
branched = keras.Model(image, {"kind": kind, "price": price})
{name: out.shape for name, out in branched.output.items()}


# %% subclass
class Doubling(keras.layers.Layer):
    def call(self, x):
        return 2 * x


Doubling()(keras.ops.ones(2)).numpy()
