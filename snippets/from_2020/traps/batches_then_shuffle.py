"""Shuffled after batching: the batches change places, the rows don't."""

# %% damage
import numpy as np
import tensorflow as tf

labels = np.repeat(np.arange(10), 100)  # a file sorted by class
rows = tf.data.Dataset.from_tensor_slices(labels)


def classes_in_batches(dataset):
    return np.mean(
        [len(np.unique(batch)) for batch in dataset.as_numpy_iterator()]
    )


tf.random.set_seed(1)
batched_first = rows.batch(50).shuffle(1000)
alike = classes_in_batches(batched_first)
print(f"classes in a batch of 50: {alike:.1f} of 10")

# %% check
print("one batch:", next(batched_first.as_numpy_iterator())[:8])

# %% way_out
shuffled_first = rows.shuffle(1000).batch(50)
mixed = classes_in_batches(shuffled_first)
print(f"classes in a batch of 50: {mixed:.1f} of 10")
print("one batch:", next(shuffled_first.as_numpy_iterator())[:8])

# %% claims tags=["hidden"]
assert alike == 1 and mixed > 9
