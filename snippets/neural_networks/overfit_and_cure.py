"""Learn 500 customers by heart; then L2, dropout, stopping early, AdamW."""

# %% customers
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy("float32")
codes = ["EDUCATION", "MARRIAGE"]
codes += [f"PAY_{month}" for month in (0, 2, 3, 4, 5, 6)]
features = pd.get_dummies(
    credit.drop(columns=["ID", "SEX"]), columns=codes, dtype="float32"
).to_numpy()

everyone = np.random.default_rng(0).permutation(len(default))
parts = {
    "training": everyone[:500],
    "validation": everyone[500:1_000],
    "test": everyone[1_000:4_000],
}
train = parts["training"]
mean, deviation = features[train].mean(axis=0), features[train].std(axis=0)
deviation[deviation == 0] = 1  # a code that none of the 500 has
x, y = (features - mean) / deviation, default[:, None]
print(f"{x.shape[1]} columns")

# %% overfit
loss_function = keras.losses.BinaryCrossentropy(from_logits=True)


def train_network(seed, optimizer, l2=0.0, dropout=0.0):
    """Losses without penalty, every fifth step: a table of 30 rows."""
    keras.utils.set_random_seed(seed)
    penalty = keras.regularizers.L2(l2)
    model = keras.Sequential(
        [
            keras.Input((x.shape[1],)),
            keras.layers.Dense(64, "relu", kernel_regularizer=penalty),
            keras.layers.Dropout(dropout),
            keras.layers.Dense(1, kernel_regularizer=penalty),
        ]
    )
    weights = model.trainable_variables
    optimizer.build(weights)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = loss_function(y[train], model(x[train], training=True))
            penalized = loss + sum(model.losses)
        optimizer.apply(tape.gradient(penalized, weights), weights)

    @tf.function
    def losses():
        return [
            loss_function(y[part], model(x[part])) for part in parts.values()
        ]

    rows = {}
    for number in range(1, 151):
        step()
        if number % 5 == 0:
            rows[number] = [float(loss) for loss in losses()]
    return pd.DataFrame(rows, index=[*parts]).T


seeds = (1, 2, 3)
unbraked = [
    train_network(seed, keras.optimizers.Adam(0.005)) for seed in seeds
]
last = pd.DataFrame([run.loc[150] for run in unbraked], index=seeds)
last.rename_axis("seed").round(2)

# %% curves
share = y[train].mean()
asked = y[parts["test"]]
of_share = -np.mean(np.log(np.where(asked == 1, share, 1 - share)))

figure, axes = plt.subplots()
for number, run in enumerate(unbraked):
    label = f"seed {number + 1}"
    axes.plot(run["test"], f"C{number}", label=label)
    axes.plot(run["training"], f"C{number}--", lw=1.2)
axes.axhline(of_share, color="C7", lw=1.2, label="the share, for all")
axes.set_xlabel("step")
axes.set_ylabel("binary cross-entropy")
axes.set_ylim(bottom=0)
axes.legend()


# %% stop
def where_lowest(run):
    return run["validation"].idxmin()


for seed, run in zip(seeds, unbraked, strict=True):
    step = where_lowest(run)
    print(f"seed {seed}: step {step:2}, test {run['test'][step]:.2f}")

# %% cures
falling = keras.optimizers.schedules.CosineDecay(0.005, decay_steps=150)
cures = {
    "L2 penalty": (lambda: keras.optimizers.Adam(0.005), {"l2": 0.03}),
    "dropout": (lambda: keras.optimizers.Adam(0.005), {"dropout": 0.5}),
    "AdamW, rate falls": (
        lambda: keras.optimizers.AdamW(falling, weight_decay=4.0),
        {},
    ),
}
runs = {"none": unbraked}
for name, (optimizer, brakes) in cures.items():
    runs[name] = [train_network(seed, optimizer(), **brakes) for seed in seeds]

rows = {}
for name, tables in runs.items():
    at_end = np.array([run["test"][150] for run in tables])
    stopped = np.array([run["test"][where_lowest(run)] for run in tables])
    rows[name] = {
        "last": at_end.mean(),
        "± ": at_end.std(ddof=1),
        "stopped": stopped.mean(),
        "±": stopped.std(ddof=1),
    }
table = pd.DataFrame(rows).T
table.round(3)

# %% picture
figure, axes = plt.subplots()
for number, (name, tables) in enumerate(runs.items()):
    for run in tables:
        axes.plot(run["test"], f"C{number}", lw=1.4, label=name)
        name = None
axes.axhline(of_share, color="C7", lw=1.2, label="the share, for all")
axes.set_xlabel("step")
axes.set_ylabel("test loss")
axes.legend()

# %% check tags=["hidden"]
assert (last["training"] < 0.2).all() and (last["test"] > 0.6).all()
assert (last["test"] > of_share).all()
stops = [where_lowest(run) for run in unbraked]
assert max(stops) < 40
stopped = [
    run["test"][step] for run, step in zip(unbraked, stops, strict=True)
]
assert max(stopped) < of_share and max(stopped) < last["test"].min() - 0.1
ends = {
    name: [run["test"][150] for run in kind] for name, kind in runs.items()
}
for name in cures:
    assert max(ends[name]) < min(ends["none"])
assert max(ends["L2 penalty"]) < min(ends["AdamW, rate falls"])
assert max(ends["AdamW, rate falls"]) < min(ends["dropout"])
assert max(ends["L2 penalty"]) < min(stopped)
