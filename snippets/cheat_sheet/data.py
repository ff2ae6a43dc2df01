"""Data: rows, batches, sets, and labels."""

# %% rows
import numpy as np
import tensorflow as tf

features = np.arange(12, dtype="float32").reshape(6, 2)
targets = features.sum(axis=1)
rows = tf.data.Dataset.from_tensor_slices((features, targets))
len(rows), rows.element_spec[0].shape

# %% batches
batches = rows.shuffle(6, seed=1).batch(4).prefetch(1)
[x.shape for x, _ in batches]

# %% map
doubled = rows.map(lambda x, y: (2 * x, y))
[x.numpy().tolist() for x, _ in doubled.take(2)]

# %% split
from sklearn.model_selection import train_test_split

train, test = train_test_split(features, test_size=2, random_state=1)
train.shape, test.shape

# %% scale
mean, deviation = train.mean(axis=0), train.std(axis=0)
((test - mean) / deviation).round(2)

# %% labels
import keras

keras.utils.to_categorical([2, 0], num_classes=3)
