"""A parameter that the layer knows."""

# %% now
import keras


class Scale(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.w = self.add_weight(
            shape=(), initializer=keras.initializers.Constant(5.0), name="w"
        )

    def call(self, x):
        return self.w * x


x, y = keras.ops.ones((8, 1)), keras.ops.zeros((8, 1))
model = keras.Sequential([Scale()])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
model.fit(x, y, epochs=3, verbose=0)
print(f"w after training: {model.layers[0].w.numpy():.2f}")
