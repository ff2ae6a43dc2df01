"""A linear classifier with Ftrl."""

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

# %% now
model = keras.Sequential(
    [
        keras.Input(shape=encoded.shape[1:]),
        layers.Dense(1, activation="sigmoid", kernel_initializer="zeros"),
    ]
)
model.compile(optimizer=keras.optimizers.Ftrl(0.2), loss="binary_crossentropy")
keras.utils.set_random_seed(0)  # of the shuffling
model.fit(encoded[train], default[train], batch_size=128, epochs=4, verbose=0)
chance = model(encoded[test]).numpy().ravel()
ftrl_auc = roc_auc_score(default[test], chance)
ftrl_accuracy = np.mean((chance > 0.5) == default[test])
print(f"Ftrl: AUC {ftrl_auc:.2f}, accuracy {ftrl_accuracy:.2f}")

# %% sklearn
from sklearn.linear_model import LogisticRegression

logistic = LogisticRegression(C=np.inf, max_iter=300)
logistic.fit(encoded[train], default[train])
exact_auc = roc_auc_score(
    default[test], logistic.predict_proba(encoded[test])[:, 1]
)
print(f"scikit-learn: AUC {exact_auc:.2f}")

# %% check tags=["hidden"]
assert ftrl_auc > 0.72
assert abs(ftrl_auc - exact_auc) < 0.015
assert ftrl_accuracy > 1 - default[test].mean() + 0.02
