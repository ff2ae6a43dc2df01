"""Oversampled before the split: copies lie on both sides."""

# %% damage
import pandas as pd
from sklearn.metrics import recall_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

clients = pd.read_csv("data/uci_credit_card.csv").drop(columns="ID")[:5000]
target = "default.payment.next.month"


def oversampled(table):
    late = table[table[target] == 1]
    return pd.concat([table, late, late, late])


def recall(training, test):
    model = DecisionTreeClassifier(random_state=0)
    model.fit(training.drop(columns=target), training[target])
    return recall_score(test[target], model.predict(test.drop(columns=target)))


copied = []
for seed in (1, 2, 3):
    parts = train_test_split(oversampled(clients), random_state=seed)
    copied.append(recall(*parts))
print("defaults found:", *[f"{share:.0%}" for share in copied])

# %% check
training, test = parts
twins = test.index.isin(training.index).mean()
print(f"test rows that are also in training: {twins:.0%}")

# %% way_out
honest = []
for seed in (1, 2, 3):
    training, test = train_test_split(clients, random_state=seed)
    honest.append(recall(oversampled(training), test))
print("defaults found:", *[f"{share:.0%}" for share in honest])
print(f"rows in both: {test.index.isin(training.index).mean():.0%}")

# %% claims tags=["hidden"]
assert min(copied) > 0.85 and max(honest) < 0.55, (copied, honest)
assert twins > 0.4
