"""Four ways to a network for four letters, by the number of pictures."""

# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers


# %% letters
def read(file, rows=None):
    """Pictures of -1 to 1, (n, 28, 28, 1), and labels, (n,), 0 for A."""
    table = pd.read_csv(file, dtype=np.uint8, nrows=rows).to_numpy()
    pictures = table[:, 1:].reshape(-1, 28, 28, 1) / np.float32(127.5) - 1
    return pictures, table[:, 0]


def part(x, label, wanted):
    """The wanted pictures, with labels 0, 1, 2 …"""
    return x[wanted], np.unique(label[wanted], return_inverse=True)[1]


x, label = read("data/sign_mnist_train.csv", rows=10_000)
target_x, target_y = part(x, label, label < 4)
source_x, source_y = part(x, label, label >= 4)
if not len(source_y):  # a file of A to D alone: the same hands, on their side
    source_x, source_y = np.rot90(target_x, axes=(1, 2)), target_y
x, label = read("data/sign_mnist_test.csv")
test_x, test_y = (a[:600] for a in part(x, label, label < 4))
for name, y in [("source", source_y), ("target", target_y), ("test", test_y)]:
    print(f"{name}: {len(y):,} pictures, {y.max() + 1} classes")


# %% pretrain
def make_base():
    halve = {"strides": 2, "padding": "same", "activation": "relu"}
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(8, 5, **halve),
            layers.Conv2D(16, 3, **halve),
            layers.Conv2D(32, 3, **halve),
            layers.Flatten(),
        ]
    )


def with_head(base, classes, rate):
    head = layers.Dense(classes, activation="softmax")
    model = keras.Sequential([base, head])
    model.compile(
        keras.optimizers.Adam(rate),
        loss="sparse_categorical_crossentropy",
    )
    return model


keras.utils.set_random_seed(0)
base = make_base()
pretrained = with_head(base, int(source_y.max()) + 1, rate=0.002)
apart = len(source_y) // 10  # asked about afterwards
pretrained.fit(
    *(source_x[apart:], source_y[apart:]), batch_size=64, epochs=3, verbose=0
)
guess = pretrained(source_x[:apart]).numpy().argmax(axis=1)
score = np.mean(guess == source_y[:apart])
learned = base.get_weights()
print(f"accuracy on the source: {score:.2f}")


# %% models
def make_model(learning, rate):
    """A new head on a base of which the last convolutions learn, so many."""
    base = make_base()
    for layer in base.layers[: 3 - learning]:
        layer.trainable = False
    model = with_head(base, 4, rate)
    model.optimizer.build(model.trainable_variables)
    return model


models = {
    "head": make_model(learning=0, rate=0.002),
    "last": make_model(learning=1, rate=0.001),
    "all": make_model(learning=3, rate=0.002),
}
as_built = {
    name: model.get_state_tree("numpy_array") for name, model in models.items()
}


# %% train
def make_steps(model):
    """A graph of Adam's steps on pictures, their labels, and a count."""
    picture = tf.TensorSpec([None, 28, 28, 1])
    label, count = tf.TensorSpec([None], "int64"), tf.TensorSpec([], "int32")

    @tf.function(input_signature=[picture, label, count])
    def take_steps(x, y, count):
        size = tf.minimum(len(y) // 4, 40)
        for _ in tf.range(count):
            rows = tf.random.shuffle(tf.range(len(y)))[:size]
            with tf.GradientTape() as tape:
                chances = model(tf.gather(x, rows), training=True)
                loss = keras.losses.sparse_categorical_crossentropy(
                    tf.gather(y, rows), chances
                )
            slopes = tape.gradient(loss, model.trainable_variables)
            model.optimizer.apply(slopes, model.trainable_variables)

    return take_steps


take_steps = {name: make_steps(model) for name, model in models.items()}


def train(name, start, rows, count):
    """Start from weights of a base, or of base and head; reset Adam."""
    model = models[name]
    model.set_state_tree(as_built[name])
    model.set_weights([*start, *model.get_weights()[len(start) :]])
    take_steps[name](target_x[rows], target_y[rows], count)
    return np.mean(model(test_x).numpy().argmax(axis=1) == test_y)


# %% curves
counts = [5, 10, 30, 100]
accuracy = {}
for seed in range(3):
    order = np.random.default_rng(seed).permutation(len(target_y))
    keras.utils.set_random_seed(seed)
    random = make_base().get_weights()
    for n in counts:
        rows = np.concatenate(
            [order[target_y[order] == k][:n] for k in range(4)]
        )
        accuracy["from scratch", n, seed] = train("all", random, rows, 50)
        accuracy["frozen", n, seed] = train("head", learned, rows, 50)
        as_frozen = models["head"].get_weights()
        accuracy["fine-tuned", n, seed] = train("last", as_frozen, rows, 25)
        accuracy["full", n, seed] = train("all", learned, rows, 50)

# %% table tags=["varies"]
seeds = pd.Series(accuracy).unstack()  # a row for each way and n
ways = ["from scratch", "frozen", "fine-tuned", "full"]
mean, deviation = (
    seeds.agg(f, axis=1).unstack().loc[ways] for f in ("mean", "std")
)
mean.map("{:.2f}".format) + deviation.map(" ± {:.2f}".format)

# %% plot
figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
for way, marker in zip(ways, "osD^", strict=True):
    low, high = seeds.loc[way].min(axis=1), seeds.loc[way].max(axis=1)
    axes.plot(counts, mean.loc[way], marker=marker, label=way)
    axes.fill_between(counts, low, high, alpha=0.15)
axes.set_xscale("log")
axes.set_xticks(counts, counts)
axes.minorticks_off()
axes.set_xlabel("pictures of each letter")
axes.set_ylabel("accuracy on the test file")
axes.legend()

# %% lead tags=["varies"]
scratch = seeds.loc["from scratch"].reindex(seeds.index, level=1)
lead = 100 * (seeds - scratch).drop("from scratch")
lead.agg(
    lambda row: f"{row.mean():+.0f} ({row.min():+.0f} to {row.max():+.0f})",
    axis=1,
).unstack().loc[ways[1:]]

# %% worth tags=["varies"]
five = mean.loc["full", 5]
needed = np.interp(five, mean.loc["from scratch"], np.log(counts))
print(f"full tuning with 5: {five:.2f}")
print(f"from scratch as good with about {np.exp(needed):.0f}")

# %% check tags=["hidden"]
by_way, least, most = (
    lead.agg(f, axis=1).unstack() for f in ("mean", "min", "max")
)
assert (by_way.loc["full"] > 0).all() and (by_way > -8).all(axis=None)
assert by_way.loc["full", 100] < by_way.loc["full", 5]
assert by_way.loc["frozen", 100] < by_way.loc["frozen", 5]
assert 5 < np.exp(needed) < 30
frozen = by_way.loc["frozen"]
if len(np.unique(source_y)) == 4:
    assert frozen.is_monotonic_decreasing and frozen[100] < 0
    passes_zero = np.exp(np.interp(0, -frozen, np.log(counts)))
else:
    assert (by_way > 0).all(axis=None)
