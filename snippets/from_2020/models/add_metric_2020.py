"""The mean of the output, in 2020 and today."""

# %% agree
import keras
import numpy as np
import tf_keras


class Watch(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.mean = keras.metrics.Mean(name="mean_output")

    def call(self, x):
        self.mean.update_state(x)
        return x


inputs = tf_keras.Input(shape=(3,))
outputs = tf_keras.layers.ReLU()(inputs)
old = tf_keras.Model(inputs, outputs)
old.add_metric(outputs, name="mean_output", aggregation="mean")
new = keras.Sequential([keras.Input(shape=(3,)), Watch()])

x = np.array([[1.0, 2.0, 6.0]])
means = []
for model in old, new:
    model.compile(loss="mse")
    result = model.evaluate(x, x, verbose=0, return_dict=True)
    means.append(result["mean_output"])
print(f"in 2020: {means[0]:.3f}, today: {means[1]:.3f}")
assert abs(means[0] - means[1]) < 1e-6
