"""A list in today's Keras 2, a tuple in Keras 3, from the same weights."""

# %% agree
import keras
import numpy as np
import tf_keras


def lists():
    while True:
        yield [np.ones((2, 1)), np.ones((2, 1))]


old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
for model in old, new:
    model.compile(optimizer="sgd", loss="mse")

old.fit(lists(), steps_per_epoch=3, verbose=0)
tuples = (tuple(batch) for batch in lists())
new.fit(tuples, steps_per_epoch=3, shuffle=False, verbose=0)
difference = np.abs(old.get_weights()[0] - new.get_weights()[0]).max()
print(f"difference of the weights: {difference:.4f}")
assert difference < 1e-5
