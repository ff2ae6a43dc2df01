"""A sigmoid network trained on raw and on standardized dollars."""

# %% data
import keras
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["LIMIT_BAL"]
columns += [f"BILL_AMT{month}" for month in range(1, 7)]
columns += [f"PAY_AMT{month}" for month in range(1, 4)]
raw = credit[columns].to_numpy("float32")
default = credit["default.payment.next.month"].to_numpy("float32")

train, test = slice(0, 24_000), slice(24_000, None)
mean, deviation = raw[train].mean(axis=0), raw[train].std(axis=0)
standardized = (raw - mean) / deviation


# %% train
def experiment(features, seed):
    keras.utils.set_random_seed(seed)
    hidden = keras.layers.Dense(10, activation="sigmoid")
    network = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            hidden,
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    outputs = hidden(features[train]).numpy()
    flat = np.mean(outputs * (1 - outputs) < 1e-6)
    network.compile(
        optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy"
    )
    network.fit(
        features[train], default[train], batch_size=1000, epochs=5, verbose=0
    )
    probabilities = network(features[test]).numpy().ravel()
    return {
        "flat at the start": flat,
        "answers": len(np.unique(probabilities.round(4))),
        "AUC": roc_auc_score(default[test], probabilities),
    }


runs = {}
for seed in range(3):
    runs["raw dollars", seed] = experiment(raw, seed)
    runs["standardized", seed] = experiment(standardized, seed)
table = pd.DataFrame(runs).T.sort_index()
table.index.names = ["", "seed"]
pd.DataFrame(
    {
        "flat at the start": table["flat at the start"].map("{:.0%}".format),
        "over 1,000 answers": table["answers"] > 1000,
    }
)

# %% plot
import matplotlib.pyplot as plt

auc = table["AUC"].unstack("seed")
figure, axes = plt.subplots(figsize=(6.4, 2.4), layout="constrained")
for name, color in (("standardized", "C0"), ("raw dollars", "C1")):
    axes.plot(auc.loc[name], [name] * 3, "o", ms=9, color=color, alpha=0.7)
axes.axvline(0.5, color="C7", ls="--", lw=1)
axes.text(0.498, 0.5, "a coin", ha="right", va="center")
axes.set_xlim(0.4, 0.75)
axes.set_ylim(1.6, -0.6)
axes.set_xlabel("AUC of 6,000 other customers")

# %% check tags=["hidden"]
gain = auc.loc["standardized"] - auc.loc["raw dollars"]
assert gain.min() > 0.02
assert abs(auc.loc["raw dollars"].mean() - 0.5) < 0.1
assert auc.loc["standardized"].min() > auc.loc["raw dollars"].max()
answers = table["answers"].unstack("seed")
assert answers.loc["raw dollars"].max() < 200
assert answers.loc["standardized"].min() > 1000
