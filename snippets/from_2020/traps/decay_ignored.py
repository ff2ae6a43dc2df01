"""`decay` no longer lowers the learning rate."""

# %% damage tags=["warns"]
import keras
import numpy as np

SGD = keras.optimizers.SGD


def distance(optimizer, seed):
    """How far the last 50 of 200 steps are from the best slope, 3 (RMS)."""
    noise = np.random.default_rng(seed).normal(0, 5, 200).astype("float32")
    slope = keras.Variable(0.0)
    path = []
    for error in noise:
        optimizer.apply([2 * (slope - 3.0) + error], [slope])
        path.append(float(slope))
    return np.sqrt(np.mean(np.square(np.array(path[-50:]) - 3)))


optimizer = SGD(0.1, decay=0.05)
ignored = [distance(SGD(0.1, decay=0.05), seed) for seed in (1, 2, 3)]
print("distance from the best:", np.round(ignored, 2))

# %% check
distance(optimizer, seed=1)
still = float(optimizer.learning_rate)
print(f"learning rate after 200 steps: {still:.3f}")

# %% way_out
schedule = keras.optimizers.schedules.InverseTimeDecay(
    0.1, decay_steps=1, decay_rate=0.05
)
decayed = [distance(SGD(schedule), seed) for seed in (1, 2, 3)]
print("distance from the best:", np.round(decayed, 2))
print(f"learning rate after 200 steps: {float(schedule(200)):.3f}")

# %% claims tags=["hidden"]
assert abs(still - 0.1) < 1e-6
assert abs(float(schedule(200)) - 0.1 / (1 + 0.05 * 200)) < 1e-6
assert (np.array(ignored) > 2 * np.array(decayed)).all()
