"""Without compile a model predicts. It can't be trained."""

# %% predict
import keras
import numpy as np

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [keras.Input(shape=(784,)), keras.layers.Dense(4, activation="softmax")]
)
noise = np.random.default_rng(1).random((3, 784), "float32")
targets = keras.utils.to_categorical([0, 1, 2], 4)
print("predictions:", network.predict(noise, verbose=0).shape)

# %% fit
network.fit(noise, targets, verbose=0)
