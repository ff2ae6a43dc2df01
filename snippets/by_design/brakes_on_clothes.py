"""500 images, three brakes, one table: training, validation, test."""

# %% images
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

(images, labels), others = keras.datasets.fashion_mnist.load_data()
parts = {
    "training": (images[:500], labels[:500]),
    "validation": (images[500:1_000], labels[500:1_000]),
    "test": (others[0][:1_000], others[1][:1_000]),
}
parts = {  # every other pixel of every other row: 14 × 14
    name: (
        tf.constant(x[:, ::2, ::2] / np.float32(255)),
        tf.constant(y, tf.int32),
    )
    for name, (x, y) in parts.items()
}
print({name: len(x) for name, (x, y) in parts.items()})

# %% train
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def network(l2, dropout):
    penalty = keras.regularizers.L2(l2)
    return keras.Sequential(
        [
            keras.Input((14, 14)),
            keras.layers.Flatten(),
            keras.layers.Dense(64, "relu", kernel_regularizer=penalty),
            keras.layers.Dropout(dropout),
            keras.layers.Dense(10),
        ]
    )


def train(l2=0.0, dropout=0.0):
    """A table for each of three seeds: losses without penalty, accuracies."""
    model = network(l2, dropout)
    optimizer = keras.optimizers.Adam(0.01)
    optimizer.build(model.trainable_variables)
    unused = [variable.numpy() for variable in optimizer.variables]
    x, y = parts["training"]

    @tf.function
    def step(rows):
        with tf.GradientTape() as tape:
            scores = model(tf.gather(x, rows), training=True)
            loss = loss_function(tf.gather(y, rows), scores)
            loss += sum(model.losses)
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(slopes, model.trainable_variables)

    @tf.function
    def ask():
        row = {}
        for name, (pictures, answers) in parts.items():
            scores = model(pictures)
            right = tf.argmax(scores, axis=1, output_type=answers.dtype)
            right = tf.cast(right == answers, tf.float32)
            row[name] = loss_function(answers, scores)
            row[f"{name}, right"] = tf.reduce_mean(right)
        return row

    tables = []
    for seed in (1, 2, 3):
        keras.utils.set_random_seed(seed)
        model.set_weights(network(l2, dropout).get_weights())
        for variable, value in zip(optimizer.variables, unused, strict=True):
            variable.assign(value)
        rng, rows = np.random.default_rng(seed), {}
        for number in range(1, 251):
            step(tf.constant(rng.choice(500, 50, replace=False)))
            if number % 10 == 0:
                rows[number] = {k: float(v) for k, v in ask().items()}
        tables.append(pd.DataFrame(rows).T)
    return tables


brakes = {
    "none": {},
    "L2": {"l2": 0.003},
    "dropout": {"dropout": 0.5},
    "both": {"l2": 0.003, "dropout": 0.5},
}
runs = {name: train(**settings) for name, settings in brakes.items()}

# %% table
ends = {}
for name, of_seeds in runs.items():
    lowest = [run.loc[run["validation"].idxmin()] for run in of_seeds]
    ends[name, "last"] = pd.DataFrame([run.loc[250] for run in of_seeds])
    ends[name, "stopped"] = pd.DataFrame(lowest)
table = pd.DataFrame(
    {
        way: {
            "training": runs_of_way["training"].mean(),
            "validation": runs_of_way["validation"].mean(),
            "±": runs_of_way["validation"].std(),
        }
        for way, runs_of_way in ends.items()
    }
).T
table.round(2)

# %% report
chosen = table["validation"].idxmin()
print("lowest validation loss:", *chosen)
for way in (("none", "last"), chosen):
    test, right = ends[way]["test"], ends[way]["test, right"]
    print(*way, "on the test images:")
    print(f"    loss  {test.mean():.2f} ± {test.std():.2f}")
    print(f"    right {right.mean():.2f} ± {right.std():.2f}")

# %% check tags=["hidden"]
validation = table["validation"].unstack()
for name in ("L2", "dropout", "both"):
    assert table["training"][name, "last"] > table["training"]["none", "last"]
    assert validation["last"][name] < validation["last"]["none"]
    assert validation["stopped"][name] < validation["stopped"]["none"] + 0.02
stopped, spread = validation["stopped"], table["±"].unstack()["stopped"]
assert validation["stopped"]["both"] > stopped[["L2", "dropout"]].min()
loss_gain = ends[chosen]["test"].mean() - ends["none", "last"]["test"].mean()
of_chosen, of_none = (
    ends[way]["test, right"].mean() for way in (chosen, ("none", "last"))
)
right_gain = of_chosen - of_none
assert loss_gain < 0 and chosen[1] == "stopped"
