"""A parameter that no optimizer gets to see."""

# %% then
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(5.0)

    def call(self, x):
        return self.w * x


model = tf.keras.Sequential([Scale(), tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(tf.ones((8, 1)), tf.zeros((8, 1)), epochs=3, verbose=0)
print("w after training:", model.layers[0].w.numpy())
print("weights of the layer:", model.layers[0].trainable_variables)

# %% check tags=["hidden"]
assert model.layers[0].w.numpy() == 5.0
assert model.layers[0].trainable_variables == []
