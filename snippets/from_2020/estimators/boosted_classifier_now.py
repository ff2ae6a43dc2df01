"""Boosted trees for a class, setting by setting."""

# %% now
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

customers = pd.read_csv("data/uci_credit_card.csv")
default = customers["default.payment.next.month"].to_numpy()
amounts = ["LIMIT_BAL", "BILL_AMT1", "PAY_AMT1"]
columns = customers[[*amounts, "AGE", "EDUCATION", "PAY_0"]]
order = np.random.default_rng(1).permutation(len(customers))
train, test = order[:24_000], order[24_000:]

model = HistGradientBoostingClassifier(
    max_iter=50,  # n_trees=50
    max_depth=4,  # max_depth=4
    max_leaf_nodes=None,
    learning_rate=0.1,
    min_samples_leaf=1,
    max_bins=100,
    early_stopping=False,
)
model.fit(columns.iloc[train], default[train])
chance = model.predict_proba(columns.iloc[test])[:, 1]
tree_auc = roc_auc_score(default[test], chance)
tree_accuracy = np.mean((chance > 0.5) == default[test])
print(f"boosted trees: AUC {tree_auc:.2f}, accuracy {tree_accuracy:.2f}")

# %% check tags=["hidden"]
assert tree_auc > 0.73
assert tree_accuracy > 1 - default[test].mean() + 0.02
