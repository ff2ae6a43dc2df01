"""Lists in 2020, arrays today, from the same weights."""

# %% agree
import keras
import numpy as np
import tf_keras

x, y = [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]
old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
for model in old, new:
    model.compile(optimizer="sgd", loss="mse")

old.fit(x, y, epochs=5, verbose=0)
new.fit(np.array(x)[:, None], np.array(y)[:, None], epochs=5, verbose=0)
slopes = old.get_weights()[0][0, 0], new.get_weights()[0][0, 0]
print(f"difference of the slopes: {abs(slopes[0] - slopes[1]):.4f}")
assert abs(slopes[0] - slopes[1]) < 1e-5
