"""Layers: shapes in, shapes out, and what they hold."""

# %% dense
import keras
import numpy as np

dense = keras.layers.Dense(3, activation="relu")
dense(np.ones((5, 4))).shape

# %% weights
[w.shape for w in dense.weights], dense.count_params()

# %% convolution
images = np.ones((5, 28, 28, 1), "float32")
maps = keras.layers.Conv2D(8, 3, padding="same")(images)
maps.shape, keras.layers.MaxPooling2D()(maps).shape

# %% flatten
keras.layers.Flatten()(images).shape

# %% normalization
scale = keras.layers.Normalization()
scale.adapt(np.array([[1.0], [2.0], [3.0]]))
scale(np.array([[2.0], [3.0]])).numpy().round(2).ravel()

# %% dropout
keras.utils.set_random_seed(1)
drop = keras.layers.Dropout(0.5)
ones = np.ones(6, "float32")
drop(ones, training=True).numpy(), drop(ones).numpy()

# %% activations
z = np.array([-1.0, 0.0, 1.0], "float32")
keras.ops.relu(z).numpy(), keras.ops.softmax(z).numpy().round(2)
