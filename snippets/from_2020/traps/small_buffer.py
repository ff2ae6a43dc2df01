"""A shuffle buffer of 100 hardly moves the rows of a sorted file."""

# %% damage
import numpy as np
import tensorflow as tf

places = tf.data.Dataset.range(10_000)  # each row knows its place


def order(buffer_size, seed):
    shuffled = places.shuffle(buffer_size, seed=seed)
    return next(shuffled.batch(10_000).as_numpy_iterator())


small = [order(100, seed) for seed in (1, 2, 3)]
half = [np.mean(rows[:5000] < 5000) for rows in small]
print("from the first half:", *[f"{s:.1%}" for s in half])

# %% check
correlations = [np.corrcoef(rows, np.arange(10_000))[0, 1] for rows in small]
print("new place against old:", np.round(correlations, 3))

# %% way_out
whole = [order(10_000, seed) for seed in (1, 2, 3)]
whole_half = [np.mean(rows[:5000] < 5000) for rows in whole]
print("from the first half:", *[f"{s:.1%}" for s in whole_half])

# %% claims tags=["hidden"]
assert min(half) > 0.98 and min(correlations) > 0.999
assert max(whole_half) < 0.52 and min(whole_half) > 0.48
