"""A metric for one-hot labels, given numbers."""

# %% damage
import keras
import numpy as np

labels = np.array([0, 1, 2, 3] * 25)
perfect = np.eye(4, dtype="float32")[labels]

one_hot_metric = keras.metrics.CategoricalAccuracy()
column = float(one_hot_metric(labels[:, None], perfect))
one_hot_metric.reset_state()
flat = float(one_hot_metric(labels, perfect))
print(f"accuracy of perfect predictions: {column:.0%} and {flat:.0%}")

# %% check
print("labels", labels[:, None].shape, labels.shape, "need", perfect.shape)

# %% way_out
sparse = float(keras.metrics.SparseCategoricalAccuracy()(labels, perfect))
one_hot_metric.reset_state()
one_hot = float(one_hot_metric(keras.utils.to_categorical(labels), perfect))
print(f"accuracy of perfect predictions: {sparse:.0%} and {one_hot:.0%}")

# %% claims tags=["hidden"]
assert column == 0.25 and flat < 0.3
assert sparse == one_hot == 1

# %% today tags=["hidden"]
for loss, wrong in (
    (keras.losses.sparse_categorical_crossentropy, perfect),
    (keras.losses.categorical_crossentropy, labels),
):
    try:
        loss(wrong, perfect)
    except ValueError:
        pass
    else:
        raise AssertionError("the loss took the wrong kind of label")
