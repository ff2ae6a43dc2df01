"""Answers to the exercises on training a network."""

# %% patience
import keras
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy()
x_train, x_test, y_train, y_test = train_test_split(
    credit.drop(columns="ID").to_numpy(np.float32),
    default,
    train_size=8_000,
    test_size=6_000,
    stratify=default,
    random_state=0,
)
mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)
x_train = (x_train - mean) / deviation
x_test = (x_test - mean) / deviation


def network(initializer, bias=0.0):
    keras.utils.set_random_seed(1)
    return keras.Sequential(
        [
            keras.Input((23,)),
            keras.layers.Dense(32, "relu", kernel_initializer=initializer),
            keras.layers.Dense(
                1,
                "sigmoid",
                kernel_initializer=initializer,
                bias_initializer=keras.initializers.Constant(bias),
            ),
        ]
    )


model = network("ones")
model.compile(
    optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy"
)
for step in range(1, 301):
    model.train_on_batch(x_train, y_train)
    if step in (60, 300):
        area = roc_auc_score(y_test, model(x_test).numpy())
        kernel = model.layers[0].kernel.numpy().round(5)
        different = len(np.unique(kernel, axis=1).T)
        print(f"step {step:3}: ROC AUC {area:.2f}, {different} distinct unit")

# %% bias
rate = y_train.mean()
log_odds = np.log(rate / (1 - rate))
for bias in (0.0, log_odds):
    probabilities = network("glorot_uniform", bias)(x_train)[:, 0]
    loss = keras.losses.binary_crossentropy(
        y_train.astype("float32"), probabilities
    )
    print(
        f"bias {bias:5.2f}: mean {probabilities.numpy().mean():.2f}",
        end=", ",
    )
    print(f"first loss {loss:.2f}")

# %% costs
logistic = LogisticRegression(max_iter=1000).fit(x_train, y_train)


def cost(x, y, threshold):
    alarm = logistic.predict_proba(x)[:, 1] > threshold
    missed = np.sum(~alarm & (y == 1))
    false_alarms = np.sum(alarm & (y == 0))
    return (5 * missed + false_alarms) / len(y), np.mean(alarm == y)


rows = {}
for threshold in (0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1):
    train_cost, _ = cost(x_train, y_train, threshold)
    test_cost, accuracy = cost(x_test, y_test, threshold)
    rows[f"threshold {threshold}"] = {
        "cost, training": train_cost,
        "cost, held out": test_cost,
        "accuracy, held out": accuracy,
    }
costs = pd.DataFrame(rows).T
costs.map("{:.2f}".format)

# %% check tags=["hidden"]
assert different == 1
assert abs(probabilities.numpy().mean() - rate) < 0.03
assert loss < 0.65
assert 0.58 < area < 0.71
cheapest = costs["cost, training"].idxmin()
assert costs["cost, held out"].idxmin() == cheapest == "threshold 0.25"
assert costs.loc[cheapest, "accuracy, held out"] < (y_test == 0).mean()
