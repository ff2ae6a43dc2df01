"""Who will default? Every model so far, on three splits."""

# %% customers
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import StratifiedShuffleSplit

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy()
codes = ["EDUCATION", "MARRIAGE"]
codes += [f"PAY_{month}" for month in (0, 2, 3, 4, 5, 6)]
numbers = credit.drop(columns=["ID", "SEX"])
one_hot = pd.get_dummies(numbers, columns=codes, dtype="float32").to_numpy()
numbers = numbers.to_numpy()
shuffled = StratifiedShuffleSplit(n_splits=3, test_size=6_000, random_state=0)


# %% models
def share_for_all(x, y):
    return lambda asked: np.full(len(asked), y.mean())


def by_sklearn(model):
    def fit(x, y):
        model.fit(x, y)
        return lambda asked: model.predict_proba(asked)[:, 1]

    return fit


# %% errors
models = {
    "share": (share_for_all, one_hot),
    "logistic regression": (
        by_sklearn(LogisticRegression(max_iter=300)),
        one_hot,
    ),
    "boosted trees": (
        by_sklearn(HistGradientBoostingClassifier(random_state=0)),
        numbers,
    ),
}
rows = {}
for name, (fit, x) in models.items():
    for seed, (train, test) in enumerate(shuffled.split(x, default), 1):
        mean, deviation = x[train].mean(axis=0), x[train].std(axis=0)
        deviation[deviation == 0] = 1  # a code that no training customer has
        scaled = (x - mean) / deviation
        probability = fit(scaled[train], default[train])(scaled[test])
        rows[name, seed] = {
            "loss": log_loss(default[test], probability),
            "accuracy": np.mean((probability > 0.5) == default[test]),
            "ROC AUC": roc_auc_score(default[test], probability),
        }
runs = pd.DataFrame(rows).T
by_model = runs.groupby(level=0, sort=False)
middle, deviation = by_model.mean(), by_model.std()
middle.round(3)

# %% deviation
deviation.round(3)

# %% check tags=["hidden"]
losses = middle["loss"]
assert losses["boosted trees"] < losses["logistic regression"]
assert losses["logistic regression"] < losses["share"] - 0.05
informed = middle["accuracy"].drop("share")
assert informed.between(0.816, 0.828).all()
