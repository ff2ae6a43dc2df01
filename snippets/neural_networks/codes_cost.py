"""Codes as numbers, or a column for each code: what does it cost?"""

# %% codes
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

credit = pd.read_csv("data/uci_credit_card.csv").drop(columns="ID")
default = credit.pop("default.payment.next.month")
codes = [
    *("SEX", "EDUCATION", "MARRIAGE"),
    *("PAY_0", "PAY_2", "PAY_3", "PAY_4", "PAY_5", "PAY_6"),
]
one_hot = pd.get_dummies(credit, columns=codes, dtype="float32")
print(f"columns: {credit.shape[1]}, one-hot {one_hot.shape[1]}")

# %% cost
tables = {
    "codes as numbers": credit,
    "one-hot": one_hot,
    "one-hot, without sex": one_hot.drop(columns=["SEX_1", "SEX_2"]),
}
areas = {}
for name, table in tables.items():
    x_train, x_test, y_train, y_test = train_test_split(
        table.to_numpy("float64"),
        default,
        test_size=6_000,
        stratify=default,
        random_state=0,
    )
    mean, deviation = x_train.mean(axis=0), x_train.std(axis=0) + 1e-7
    model = LogisticRegression(max_iter=300)
    model.fit((x_train - mean) / deviation, y_train)
    scores = model.decision_function((x_test - mean) / deviation)
    areas[name] = roc_auc_score(y_test, scores)
    print(f"{name:20} {areas[name]:.3f}")

# %% check tags=["hidden"]
assert areas["one-hot"] > areas["codes as numbers"] + 0.03
assert abs(areas["one-hot, without sex"] - areas["one-hot"]) < 0.005
