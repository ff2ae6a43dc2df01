"""A deep classifier with the settings of 2020, then with a faster rate."""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from keras.utils import FeatureSpace
from sklearn.metrics import roc_auc_score

customers = pd.read_csv("data/uci_credit_card.csv")
default = customers["default.payment.next.month"].to_numpy("float32")
amounts = ["LIMIT_BAL", "BILL_AMT1", "PAY_AMT1"]
names = [*amounts, "AGE", "EDUCATION", "PAY_0"]
columns = {name: customers[name].to_numpy() for name in names}
order = np.random.default_rng(1).permutation(len(customers))
train, test = order[:24_000], order[24_000:]

space = FeatureSpace(
    features={
        **dict.fromkeys(amounts, "float_normalized"),
        "AGE": FeatureSpace.float_discretized(num_bins=6),
        "EDUCATION": "integer_categorical",
        "PAY_0": "integer_categorical",
    },
    output_mode="concat",
)
known = {name: values[train] for name, values in columns.items()}
space.adapt(tf.data.Dataset.from_tensor_slices(known).batch(6_000))
encoded = space(columns).numpy()
print(len(names), "columns ->", encoded.shape[1], "numbers a customer")


# %% networks
def chances(learning_rate, seed):
    """The chance of default of each customer of the test set."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=encoded.shape[1:]),
            layers.Dense(64, activation="relu"),
            layers.Dense(32, activation="relu"),
            layers.Dense(1, activation="sigmoid"),  # n_classes=2
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adagrad(learning_rate),
        loss="binary_crossentropy",  # the mean over the batch
    )
    model.fit(
        encoded[train], default[train], batch_size=128, epochs=2, verbose=0
    )
    return model(encoded[test]).numpy().ravel()


def accuracy(chance):
    return np.mean((chance > 0.5) == default[test])


def scores(learning_rate):
    """AUC and accuracy for three seeds."""
    runs = [chances(learning_rate, seed) for seed in range(3)]
    aucs = [roc_auc_score(default[test], chance) for chance in runs]
    return np.array(aucs), np.array([accuracy(chance) for chance in runs])


(slow_auc, slow_accuracy), (fast_auc, fast_accuracy) = map(
    scores, (0.001, 0.05)
)
print("rate 0.001: AUC", slow_auc.round(2))
print("rate 0.05:  AUC", fast_auc.round(2))
print("rate 0.001: accuracy", slow_accuracy.round(2))
print("rate 0.05:  accuracy", fast_accuracy.round(2))
majority = accuracy(np.zeros(len(test)))
print(f"nobody defaults: AUC 0.50, accuracy {majority:.2f}")

# %% check tags=["hidden"]
assert roc_auc_score(default[test], np.zeros(len(test))) == 0.5
assert fast_auc.min() > 0.72 and fast_auc.min() > slow_auc.max() + 0.05
assert fast_accuracy.min() > majority + 0.02
assert np.abs(slow_accuracy - majority).max() < 0.005
