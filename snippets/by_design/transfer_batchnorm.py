"""A fine-tuned base whose batch normalization runs in training mode."""

# %% setup
import keras
import numpy as np
import pandas as pd
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
    halve = {"strides": 2, "padding": "same", "use_bias": False}
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(8, 5, **halve),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Conv2D(16, 3, **halve),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
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


# %% pretrain
(images, kinds), _ = keras.datasets.fashion_mnist.load_data()
clothes = images[:3_000, ..., None] / np.float32(127.5) - 1
apart = slice(2_500, 3_000)
keras.utils.set_random_seed(0)
pretrained = with_head(make_base(), 10, rate=0.002)
pretrained.fit(
    *(clothes[: apart.start], kinds[: apart.start]),
    batch_size=64,
    epochs=2,
    verbose=0,
)


def clothes_right():
    guess = pretrained(clothes[apart]).numpy().argmax(axis=1)
    return np.mean(guess == kinds[apart])


before = clothes_right()
print(f"accuracy on clothes: {before:.2f}")

# %% moved
base = pretrained.layers[0]
learned = base.get_weights()


def model_of(training=None):
    inputs = keras.Input((28, 28, 1))
    head = layers.Dense(4, activation="softmax")
    model = keras.Model(inputs, head(base(inputs, training=training)))
    adam = keras.optimizers.Adam(0.0)  # for now, no weight moves
    model.compile(adam, loss="sparse_categorical_crossentropy")
    return model


def fit(model, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(target_y))
    rows = np.concatenate([order[target_y[order] == k][:10] for k in range(4)])
    keras.utils.set_random_seed(seed)
    x, y = target_x[rows], target_y[rows]
    model.fit(x, y, batch_size=5, epochs=3, verbose=0)


model = model_of()
fit(model, seed=0)
moved = clothes_right()
print(f"fit at a rate of 0: {moved:.2f}")

# %% overruled
base.set_weights(learned)
fit(model_of(training=False), seed=0)
overruled = clothes_right()
print(f"the same, with training=False: {overruled:.2f}")

# %% frozen
base.set_weights(learned)
for layer in base.layers:
    layer.trainable = not isinstance(layer, layers.BatchNormalization)
careful = model_of()
fit(careful, seed=0)
kept = clothes_right()
print(f"with frozen batch normalization: {kept:.2f}")

# %% tune
table = {}
for name, tuned in [("training mode", model), ("frozen", careful)]:
    tuned.optimizer.learning_rate = 0.0005
    as_built = tuned.get_state_tree(value_format="numpy_array")
    for seed in range(3):
        tuned.set_state_tree(as_built)
        base.set_weights(learned)
        fit(tuned, seed)
        guess = tuned(test_x).numpy().argmax(axis=1)
        table[name, seed] = {
            "letters": np.mean(guess == test_y),
            "clothes": clothes_right(),
        }

# %% modes tags=["varies"]
modes = pd.DataFrame(table).T.groupby(level=0, sort=False)
modes.mean().map("{:.2f}".format) + modes.std().map(" ± {:.2f}".format)

# %% check tags=["hidden"]
by_mode = modes.mean()
assert before - moved > 0.15 and overruled == moved and kept == before
assert by_mode["clothes"].diff()["frozen"] > 0.08
assert by_mode["letters"].diff()["frozen"] < 0
