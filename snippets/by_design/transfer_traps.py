"""What a too high rate forgets, and what another scale of the pixels costs."""

# %% setup
import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.linear_model import LogisticRegression


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

# %% tune
base = pretrained.layers[0]
tuned = with_head(base, 4, rate=0.002)  # a new head on the same base
tuned.optimizer.build(tuned.trainable_variables)
before = tuned.get_state_tree(value_format="numpy_array")
rows = np.concatenate([np.flatnonzero(target_y == k)[:10] for k in range(4)])
table = {}
for rate in [0.0005, 0.002, 0.02]:
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        tuned.set_state_tree(before)
        tuned.optimizer.learning_rate = rate
        tuned.fit(
            *(target_x[rows], target_y[rows]),
            batch_size=5,
            epochs=3,
            verbose=0,
        )
        table[rate, seed] = {
            "new task": np.mean(
                tuned(test_x).numpy().argmax(axis=1) == test_y
            ),
            "old task": np.mean(
                pretrained(source_x[:apart]).numpy().argmax(axis=1)
                == source_y[:apart]
            ),
        }

# %% forgotten tags=["varies"]
by_rate = pd.DataFrame(table).T.groupby(level=0)
by_rate.mean().map("{:.2f}".format) + by_rate.std().map(" ± {:.2f}".format)

# %% scales
base.set_weights(learned)
scales = {
    "-1 to 1": lambda x: x,
    "0 to 1": lambda x: (x + 1) / 2,
    "0 to 255": lambda x: (x + 1) * 127.5,
}
head = keras.Sequential([keras.Input((512,)), layers.Dense(4, "softmax")])
head.compile(
    keras.optimizers.Adam(0.002), loss="sparse_categorical_crossentropy"
)
head.optimizer.build(head.trainable_variables)
as_built = head.get_state_tree(value_format="numpy_array")
few = slice(800)
right = {}
for name, scale in scales.items():
    # The base is frozen, so each picture needs it once.
    features = base(scale(target_x[few])).numpy()
    asked = base(scale(test_x)).numpy()
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(few.stop)
        rows = np.concatenate(
            [order[target_y[order] == k][:30] for k in range(4)]
        )
        x, y = features[rows], target_y[rows]
        keras.utils.set_random_seed(seed)
        head.set_state_tree(as_built)
        head.fit(x, y, batch_size=12, epochs=4, verbose=0)
        solved = LogisticRegression(max_iter=1_000).fit(x, y)
        right[name, seed] = {
            "40 steps of Adam": np.mean(
                head(asked).numpy().argmax(axis=1) == test_y
            ),
            "solved": solved.score(asked, test_y),
        }

# %% by scale tags=["varies"]
by_scale = pd.DataFrame(right).T.groupby(level=0, sort=False)
by_scale.mean().map("{:.2f}".format) + by_scale.std().map(" ± {:.2f}".format)

# %% check tags=["hidden"]
mean_by_rate, mean_by_scale = by_rate.mean(), by_scale.mean()
kept = mean_by_rate["old task"]
assert score - kept[0.0005] < 0.06 and score - kept[0.02] > 0.3
assert kept.is_monotonic_decreasing
adam, solved = mean_by_scale["40 steps of Adam"], mean_by_scale["solved"]
assert adam["-1 to 1"] - adam["0 to 255"] > 0.04
assert np.ptp(solved) < 0.04
