"""The last three bills through an untrained network, in raw dollars."""

# %% data
import keras
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv")
bills = credit[["BILL_AMT1", "BILL_AMT2", "BILL_AMT3"]].to_numpy("float32")
default = credit[["default.payment.next.month"]].to_numpy("float32")
print(bills[:5])


# %% network
def untrained(seed):
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [
            keras.Input(shape=(3,)),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dense(2, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


network = untrained(seed=2)
print("by hand:", (3 * 3 + 3) + (3 * 2 + 2) + (2 * 1 + 1))
print("Keras:  ", network.count_params())

# %% error
prediction = network(bills[:5]).numpy()
pd.DataFrame(
    {
        "prediction": prediction.ravel(),
        "actual": default[:5].ravel(),
        "error": (default[:5] - prediction).ravel(),
    }
).round(3)

# %% seeds
rows = {f"seed {s}": untrained(s)(bills).numpy().ravel() for s in range(6)}
all_raw = pd.DataFrame(rows)
all_raw.head().T.round(2)

# %% stuck
near = (all_raw < 0.001) | (all_raw > 0.999) | (all_raw == 0.5)
near.mean().to_frame("stuck").map("{:.0%}".format)

# %% score
hidden = network.layers[1](network.layers[0](bills[:5]))
kernel, bias = network.layers[2].get_weights()
print("scores ", (hidden.numpy() @ kernel + bias).ravel().round(-1))
print("sigmoid", tf.sigmoid([2.0, 5.0, 10.0, 20.0]).numpy())

# %% gradient
mean, deviation = bills.mean(axis=0), bills.std(axis=0)
standardized = (bills - mean) / deviation


def gradients(network, inputs, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((targets - network(inputs)) ** 2)
    slopes = tape.gradient(loss, network.trainable_variables)
    return [float(tf.norm(slope)) for slope in slopes]


names = ["kernel 1", "bias 1", "kernel 2", "bias 2", "kernel 3", "bias 3"]
norms = pd.DataFrame(
    {
        "raw dollars": gradients(network, bills[:5], default[:5]),
        "standardized": gradients(network, standardized[:5], default[:5]),
    },
    index=names,
)
norms.map("{:.2g}".format)

# %% mended
rows = {
    f"seed {s}": untrained(s)(standardized).numpy().ravel() for s in range(6)
}
all_standardized = pd.DataFrame(rows)
all_standardized.head().T.round(2)

# %% check tags=["hidden"]
assert near.mean().min() > 0.9
assert near.head().to_numpy().mean() > 0.8
mended = all_standardized.head().to_numpy()
assert mended.min() > 0.05
assert mended.max() < 0.95
off = (all_standardized["seed 0"] == 0.5).mean()
assert off > 0.3
apart = (all_standardized < 0.001) | (all_standardized > 0.999)
assert apart.mean().max() < 0.05
assert network.count_params() == 23
assert (prediction == 1).all()
assert (norms["raw dollars"] == 0).all()
assert (norms["standardized"] > 0).all()
assert (all_raw["seed 5"].head() < 0.001).all()
assert (all_raw["seed 3"].head() == 0.5).all()
dead = gradients(untrained(3), bills[:5], default[:5])
assert not any(dead[:5]) and dead[5] > 0
