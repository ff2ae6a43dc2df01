"""The mean of 2020, and a mean of our own."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
new.set_weights([np.zeros((1, 1)), np.zeros(1)])
old.set_weights(new.get_weights())
for model in old, new:
    model.compile(optimizer="sgd", loss="mse")

mean = keras.metrics.Mean()
x = np.ones((4, 1))
for _ in range(3):
    before = old.train_on_batch(x, x, reset_metrics=False)
    mean.update_state(new.train_on_batch(x, x))
after = float(mean.result())
print(f"in 2020: {before:.4f}, today: {after:.4f}")
assert abs(before - after) < 1e-5
