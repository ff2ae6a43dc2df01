"""One image, two convolution branches, one answer."""

# %% build
import keras
import numpy as np
from keras import layers

image = keras.Input(shape=(64, 64, 1))

fine = layers.Conv2D(32, kernel_size=4, activation="relu")(image)
fine = layers.Flatten()(layers.MaxPooling2D(2)(fine))

coarse = layers.Conv2D(16, kernel_size=8, activation="relu")(image)
coarse = layers.Flatten()(layers.MaxPooling2D(2)(coarse))

both = layers.concatenate([fine, coarse])
hidden = layers.Dense(10, activation="relu")(both)
answer = layers.Dense(1, activation="sigmoid")(hidden)
model = keras.Model(image, answer)

# %% draw
keras.utils.plot_model(model, "shared.png", dpi=60)

# %% count
fine_kernels = (4 * 4 * 1 + 1) * 32
coarse_kernels = (8 * 8 * 1 + 1) * 16
# A kernel of size k fits 64 - k + 1 times along a side; pooling halves that.
fine_numbers = ((64 - 4 + 1) // 2) ** 2 * 32
coarse_numbers = ((64 - 8 + 1) // 2) ** 2 * 16
hidden_weights = (fine_numbers + coarse_numbers + 1) * 10
together = fine_kernels + coarse_kernels + hidden_weights + (10 + 1) * 1
print(f"kernels:      {fine_kernels:,} and {coarse_kernels:,}")
print(f"joined:       {fine_numbers:,} + {coarse_numbers:,} numbers")
print(f"hidden layer: {hidden_weights:,}")
print(f"by hand:      {together:,}")
print(f"Keras:        {model.count_params():,}")

# %% check tags=["hidden"]
assert together == model.count_params() == 415_045
assert both.shape == (None, fine_numbers + coarse_numbers)
assert hidden_weights / together > 0.99
batch = np.zeros((2, 64, 64, 1), "float32")
assert model(batch).shape == (2, 1)
