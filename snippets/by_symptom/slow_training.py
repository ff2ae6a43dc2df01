"""Slow training, counted: steps, tracings, and reads."""

# %% case
import keras
import numpy as np
import tensorflow as tf

keras.utils.set_random_seed(1)
x = np.random.default_rng(0).normal(size=(600, 4)).astype("float32")
y = x.sum(axis=1, keepdims=True)


def network():
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])


# %% steps
for batch_size in (1, 32, 256):
    print(batch_size, "rows:", -(-len(x) // batch_size), "steps an epoch")

# %% eager
model = network()
model.compile(optimizer="sgd", loss="mse", run_eagerly=True)
print(model.run_eagerly)

# %% traced
weight = tf.Variable(0.0)


@tf.function
def step(rate):
    weight.assign_add(rate)


for number in range(4):
    step(0.1 / (1 + number))  # a Python number
print(step.experimental_get_tracing_count(), "tracings")


# %% tensors
@tf.function
def step(rate):
    weight.assign_add(rate)


for number in range(4):
    step(tf.constant(0.1 / (1 + number)))
print(step.experimental_get_tracing_count(), "tracing")

# %% reads
reads = 0


def prepared(row):
    global reads
    reads += 1  # decode an image, ask a database …
    return row


def dataset():
    rows = tf.data.Dataset.from_tensor_slices(x)
    return rows.map(lambda row: tf.numpy_function(prepared, [row], tf.float32))


data = dataset()
for _ in range(3):  # epochs
    for _ in data.batch(32):
        pass
print(reads, "reads")

# %% cache
reads = 0
data = dataset().cache()
for _ in range(3):
    for _ in data.batch(32).prefetch(tf.data.AUTOTUNE):
        pass
print(reads, "reads")
