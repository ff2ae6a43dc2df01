"""Answers to the exercises on the training foundation."""

# %% batch
import keras
import numpy as np
import tensorflow as tf

x = np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -3.0]])
y = np.array([[0.0], [1.0], [1.0]])
w1, b1 = np.array([[0.5, -0.3], [0.2, 0.4]]), np.array([0.1, 0.1])
w2, b2 = np.array([[0.8], [-0.5]]), np.array([0.2])

scores1 = x @ w1 + b1
hidden = np.maximum(scores1, 0)
probability = 1 / (1 + np.exp(-(hidden @ w2 + b2)))
by_score2 = (probability - y) / len(x)
by_scores1 = by_score2 @ w2.T * (scores1 > 0)
ours = [x.T @ by_scores1, by_scores1.sum(axis=0)]
ours += [hidden.T @ by_score2, by_score2.sum(axis=0)]

cross_entropy = keras.losses.binary_crossentropy
variables = [tf.Variable(array) for array in (w1, b1, w2, b2)]
with tf.GradientTape() as tape:
    units = tf.nn.relu(x @ variables[0] + variables[1])
    score = units @ variables[2] + variables[3]
    losses = cross_entropy(y, score, from_logits=True)
    loss = tf.reduce_mean(losses)
taped = tape.gradient(loss, variables)
same = [np.allclose(a, b) for a, b in zip(ours, taped, strict=True)]
print("units that are on:", (scores1 > 0).astype(int).tolist())
print("equal:", same)

# %% sgd
(images, labels), _ = keras.datasets.fashion_mnist.load_data()
pictures, answers = images[:1_000] / np.float32(255), labels[:1_000]


def compiled(optimizer):
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, "relu"),
            keras.layers.Dense(10, "softmax"),
        ]
    )
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


def epochs(model, count):
    history = model.fit(
        pictures,
        answers,
        batch_size=100,
        epochs=count,
        shuffle=False,
        verbose=0,
    )
    return np.round(history.history["loss"], 4)


keras.utils.set_random_seed(1)
model = compiled(keras.optimizers.SGD(0.1))
epochs(model, 3)
other = compiled(keras.optimizers.SGD(0.1))
other.set_weights(model.get_weights())
on, other_on = epochs(model, 3), epochs(other, 3)
print("uninterrupted:     ", *on)
print("from weights alone:", *other_on)


# %% order
def fit(data, model, done=0, callbacks=()):
    history = model.fit(
        **data,
        epochs=6,
        initial_epoch=done,
        callbacks=[*callbacks],
        verbose=0,
    )
    return np.round(history.history["loss"][-3:], 4)


rows = tf.data.Dataset.from_tensor_slices((pictures, answers))
sources = {
    "arrays": {"x": pictures, "y": answers, "batch_size": 100},
    "tf.data": {"x": rows.shuffle(1_000).batch(100), "shuffle": False},
}
losses = {}
for name, data in sources.items():
    keras.utils.set_random_seed(1)
    keep = keras.callbacks.ModelCheckpoint("after-{epoch}.keras")
    whole = fit(data, compiled("adam"), callbacks=[keep])
    keras.utils.set_random_seed(1)  # as the program does at its start
    resumed = fit(data, keras.saving.load_model("after-3.keras"), done=3)
    losses[name] = whole, resumed
    print(f"{name}, uninterrupted:", *whole)
    print(f"{name}, resumed:      ", *resumed)

# %% dealt
dealt = tf.data.Dataset.range(1).map(lambda _: tf.random.shuffle(range(8)))
anew = tf.data.Dataset.range(8).shuffle(8)
for epoch in (1, 2, 3):
    once = next(iter(dealt)).numpy()
    again = np.array([*anew.as_numpy_iterator()])
    print(f"epoch {epoch}:", once, again)

# %% pixels
pixels = pictures[:300].reshape(300, 784)
y = tf.constant(answers[:300])
ways = {
    "0 to 255": 255 * pixels,
    "0 to 1": pixels,
    "-1 to 1": 2 * pixels - 1,
    "standardized": (pixels - pixels.mean()) / pixels.std(),
}
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def network(seed):
    keras.utils.set_random_seed(seed)
    hidden = keras.layers.Dense(32, "relu", kernel_initializer="he_normal")
    return keras.Sequential(
        [keras.Input((784,)), hidden, keras.layers.Dense(10)]
    )


model = network(1)


@tf.function
def loss_after(x, rate):
    """The loss after 40 steps of plain SGD on all images."""
    for _ in tf.range(40):
        with tf.GradientTape() as tape:
            loss = loss_function(y, model(x))
        weights = model.trainable_variables
        slopes = tape.gradient(loss, weights)
        for weight, slope in zip(weights, slopes, strict=True):
            weight.assign_sub(rate * slope)
    return loss_function(y, model(x))


ends = {}
for name, x in ways.items():
    for rate in (0.03, 0.3):
        of_seeds = []
        for seed in (1, 2, 3):
            model.set_weights(network(seed).get_weights())
            of_seeds.append(loss_after(tf.constant(x), tf.constant(rate)))
        ends[name, rate] = of_seeds
        low, high = min(of_seeds), max(of_seeds)
        print(f"{name:12} rate {rate:4}: {low:.2f} to {high:.2f}")

# %% check tags=["hidden"]
assert all(same)
assert np.array_equal(on, other_on)
assert np.array_equal(*losses["arrays"])
assert abs(np.subtract(*losses["tf.data"])).max() > 0.001
slow = {name: ends[name, 0.03] for name in ways}
assert max(slow["standardized"]) < min(slow["-1 to 1"])
assert max(slow["-1 to 1"]) < min(slow["0 to 1"])
assert max(ends["0 to 1", 0.3]) < min(slow["0 to 1"]) - 0.2
assert min(min(slow["0 to 255"]), min(ends["0 to 255", 0.3])) > 1.9
