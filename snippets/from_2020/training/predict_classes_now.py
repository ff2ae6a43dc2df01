"""The class with the largest probability."""

# %% now
import keras
import numpy as np

keras.utils.set_random_seed(1)
model = keras.Sequential(
    [keras.Input(shape=(2,)), keras.layers.Dense(3, activation="softmax")]
)
x = np.array([[1.0, 2.0], [3.0, 4.0]])
probabilities = model.predict(x, verbose=0)
print(probabilities.argmax(axis=-1))
