"""take and skip on a dataset that is shuffled anew each time."""

# %% damage
import numpy as np
import tensorflow as tf

coins = np.random.default_rng(0).integers(2, size=1000)
rows = tf.data.Dataset.range(1000)  # row i has the label coins[i]


def numbers(dataset):
    return next(dataset.batch(1000).as_numpy_iterator())


def accuracy_by_heart(shuffled):
    """A model that remembers each row it saw, and says 0 otherwise."""
    training, held_out = shuffled.skip(200), shuffled.take(200)
    answers = np.zeros(1000)
    for _ in range(5):  # epochs
        seen = numbers(training)
        answers[seen] = coins[seen]
    asked = numbers(held_out)
    return np.mean(answers[asked] == coins[asked])


anew = [accuracy_by_heart(rows.shuffle(1000, seed=s)) for s in (1, 2, 3)]
print("accuracy on coin flips:", *[f"{share:.0%}" for share in anew])


# %% check
def common(shuffled):
    training, held_out = shuffled.skip(200), shuffled.take(200)
    return len(np.intersect1d(numbers(training), numbers(held_out)))


leaked = common(rows.shuffle(1000, seed=1))
print(f"rows in both parts: {leaked} of 200")

# %% way_out
fixed = [
    rows.shuffle(1000, seed=s, reshuffle_each_iteration=False)
    for s in (1, 2, 3)
]
honest = [accuracy_by_heart(shuffled) for shuffled in fixed]
print("accuracy on coin flips:", *[f"{share:.0%}" for share in honest])
print(f"rows in both parts: {common(fixed[0])} of 200")

# %% claims tags=["hidden"]
assert min(anew) > 0.95 and leaked > 100
assert max(honest) < 0.6 and common(fixed[0]) == 0
