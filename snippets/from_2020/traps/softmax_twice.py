"""A softmax layer, and a loss that applies the softmax again."""

# %% damage
import keras
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
labels = rng.integers(10, size=2000)
features = np.eye(10)[labels] + 0.3 * rng.normal(size=(2000, 10))
features = features.astype("float32")


def certainty(activation, loss, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((10,)), keras.layers.Dense(10, activation=activation)]
    )
    model.compile(optimizer=keras.optimizers.SGD(0.5), loss=loss)
    model.fit(features, labels, batch_size=200, epochs=5, verbose=0)
    scores = model(features).numpy()
    chances = scores if activation == "softmax" else keras.ops.softmax(scores)
    return np.mean(np.array(chances)[np.arange(2000), labels])


def cross_entropy(true, output):  # made for scores, not for probabilities
    true = tf.cast(tf.reshape(true, [-1]), tf.int32)
    return tf.nn.sparse_softmax_cross_entropy_with_logits(true, output)


twice = [certainty("softmax", cross_entropy, seed) for seed in (1, 2, 3)]
print("chance of the right class:", np.round(twice, 2))

# %% check
sure = 100 * np.eye(10, dtype="float32")  # scores: sure, and right
for end in ("softmax", "linear"):
    output = keras.activations.get(end)(sure)
    floor = np.mean(cross_entropy(np.arange(10), output))
    print(f"{end}, then the loss: {floor:.2f}")

# %% way_out
from_logits = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
once = [certainty("linear", from_logits, seed) for seed in (1, 2, 3)]
print("chance of the right class:", np.round(once, 2))

# %% claims tags=["hidden"]
two = cross_entropy(np.arange(10), keras.activations.softmax(sure))
assert abs(np.mean(two) - np.log(1 + 9 / np.e)) < 1e-4 and floor < 1e-4
assert max(twice) < 0.8 * min(once), (twice, once)

# %% today tags=["hidden"]
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    harmless = certainty("softmax", from_logits, seed=1)
assert "does not represent logits" in str(caught[0].message)
assert abs(harmless - once[0]) < 1e-4  # it takes the scores from before
