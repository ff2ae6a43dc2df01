"""Small batches and large ones: the noise of a step, and what it does."""

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
train, test = everyone[:20_000], everyone[20_000:22_000]
mean, deviation = features[train].mean(axis=0), features[train].std(axis=0)
deviation[deviation == 0] = 1  # a code that no training customer has
x, y = (features - mean) / deviation, default[:, None]

# %% model
loss_function = keras.losses.BinaryCrossentropy(from_logits=True)


def network(seed):
    keras.utils.set_random_seed(seed)
    hidden = keras.layers.Dense(32, "relu", kernel_initializer="he_normal")
    return keras.Sequential(
        [keras.Input((x.shape[1],)), hidden, keras.layers.Dense(1)]
    )


model = network(1)
weights = model.trainable_variables


@tf.function(reduce_retracing=True)
def slopes(features, answers):
    with tf.GradientTape() as tape:
        loss = loss_function(answers, model(features))
    return tape.gradient(loss, weights)


# %% noise
def gradient(rows):
    """All slopes in a row, of the loss on these customers."""
    parts = slopes(tf.constant(x[rows]), tf.constant(y[rows]))
    return np.concatenate([tf.reshape(part, -1) for part in parts])


exact = gradient(train)
print(f"length of the exact gradient: {np.linalg.norm(exact):.2f}")
rng = np.random.default_rng(1)
noise = {}
for size in (10, 40, 160, 640):
    batches = [rng.choice(train, size) for _ in range(60)]
    off = [np.linalg.norm(gradient(batch) - exact) for batch in batches]
    noise[size] = np.sqrt(np.mean(np.square(off)))
    print(f"batch of {size:3}: off by {noise[size]:.2f}")

# %% train
STEPS = 120


@tf.function(reduce_retracing=True)
def step(features, answers, rate):
    changes = slopes(features, answers)
    for weight, change in zip(weights, changes, strict=True):
        weight.assign_sub(rate * change)


def constant(number):
    return 0.3


def falling(number):
    return 0.3 * (1 + np.cos(np.pi * number / STEPS)) / 2


def held_out_losses(size, rate_at, seed):
    """Plain SGD from a new start; the test loss after every tenth step."""
    model.set_weights(network(seed).get_weights())
    rng = np.random.default_rng(seed)
    losses = []
    for number in range(1, STEPS + 1):
        rows = rng.choice(train, size)
        rate = tf.constant(rate_at(number), tf.float32)
        step(tf.constant(x[rows]), tf.constant(y[rows]), rate)
        if number % 10 == 0:
            losses.append(float(loss_function(y[test], model(x[test]))))
    return losses


ways = {
    "10": (10, constant),
    "100": (100, constant),
    "1,000": (1_000, constant),
    "10, rate falls": (10, falling),
}
curves, rows = {}, {}
for name, (size, rate_at) in ways.items():
    curves[name] = np.array(
        [held_out_losses(size, rate_at, seed) for seed in (1, 2, 3)]
    )
    end = curves[name][:, -6:]  # the last 60 steps
    rows[name] = {
        "lowest": end.mean(axis=1).min(),
        "highest": end.mean(axis=1).max(),
        "swing": end.std(axis=1).mean(),
    }
table = pd.DataFrame(rows).T.rename_axis("batch")
table.round(3)

# %% picture
figure, axes = plt.subplots()
for name, losses in curves.items():
    axes.plot(range(10, STEPS + 1, 10), losses[1], lw=1.4, label=name)
axes.set_ylim(0.4, 0.9)
axes.set_xlabel("step")
axes.set_ylabel("test loss")
axes.legend(title="batch")

# %% check tags=["hidden"]
ratios = [noise[size] / noise[4 * size] for size in (10, 40, 160)]
assert all(1.4 < ratio < 2.6 for ratio in ratios)
swing = table["swing"]
assert swing["10"] > 2 * swing["100"] > 2 * swing["1,000"]
assert swing["10, rate falls"] < swing["10"] / 2
assert table["lowest"]["10"] > table["highest"]["1,000"]
calmed = curves["10, rate falls"][:, -6:].mean(axis=1)
assert (calmed < curves["10"][:, -6:].mean(axis=1)).all()
assert table["highest"]["100"] < table["lowest"]["10"]
