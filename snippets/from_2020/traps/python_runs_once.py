"""NumPy's random number becomes a constant inside a tf.function."""

# %% damage
import numpy as np
import tensorflow as tf

calls = 0


@tf.function
def add_noise(images):
    global calls
    calls += 1
    return images + np.random.normal(0, 0.1, images.shape)


np.random.seed(1)
images = tf.zeros((4, 28, 28), tf.float64)
frozen = np.stack([add_noise(images) for _ in range(100)])
noises = len(np.unique(frozen[:, 0, 0, 0]))
print(f"100 calls, {noises} noise, counter at {calls}")

# %% check
same = np.array_equal(add_noise(images), add_noise(images))
print("twice the same noise:", same)

# %% claims tags=["hidden"]
assert noises == 1 and calls == 1 and same
add_noise(images[:2])  # another shape, another trace
assert calls == 2

# %% way_out
calls = tf.Variable(0)


@tf.function
def add_noise(images):
    calls.assign_add(1)
    return images + tf.random.normal(images.shape, 0, 0.1, images.dtype)


tf.random.set_seed(1)
drawn = np.stack([add_noise(images) for _ in range(100)])
drawn_noises = len(np.unique(drawn[:, 0, 0, 0]))
print(f"100 calls, {drawn_noises} noises, counter at {calls.numpy()}")

# %% cured tags=["hidden"]
assert drawn_noises == 100 and calls.numpy() == 100
