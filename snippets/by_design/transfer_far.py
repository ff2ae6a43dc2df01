"""From clothes to letters: a base from a far domain, over three seeds."""

# %% setup
import keras
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
x, label = read("data/sign_mnist_test.csv")
test_x, test_y = (a[:600] for a in part(x, label, label < 4))


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


# %% clothes
(images, kinds), _ = keras.datasets.fashion_mnist.load_data()
source_x = images[:4_000, ..., None] / np.float32(127.5) - 1
source_y = kinds[:4_000]

# %% pretrain
keras.utils.set_random_seed(0)
base = make_base()
pretrained = with_head(base, 10, rate=0.002)
pretrained.fit(source_x, source_y, batch_size=64, epochs=3, verbose=0)
learned = base.get_weights()


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
counts = [5, 30]
accuracy = {}
for seed in range(3):
    order = np.random.default_rng(seed).permutation(len(target_y))
    for n in counts:
        rows = np.concatenate(
            [order[target_y[order] == k][:n] for k in range(4)]
        )
        keras.utils.set_random_seed(seed)
        accuracy["frozen", n, seed] = train("head", learned, rows, 50)
        accuracy["full", n, seed] = train("all", learned, rows, 50)

# %% table tags=["varies"]
seeds = pd.Series(accuracy).unstack()
mean, deviation = (seeds.agg(f, axis=1).unstack() for f in ("mean", "std"))
mean.map("{:.2f}".format) + deviation.map(" ± {:.2f}".format)

# %% check tags=["hidden"]
assert (deviation < 0.1).all(axis=None)
