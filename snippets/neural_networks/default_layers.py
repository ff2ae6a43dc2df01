"""The credit network as layers, and an honest report of what it can do."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score, roc_curve
from sklearn.model_selection import train_test_split

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy(np.float32)
x_train, x_test, y_train, y_test = train_test_split(
    credit.drop(columns="ID").to_numpy(np.float32),
    default,
    test_size=6_000,
    stratify=default,
    random_state=0,
)
mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)
x_train = (x_train - mean) / deviation
x_test = (x_test - mean) / deviation


# %% model
def network():
    return keras.Sequential(
        [
            keras.Input((23,)),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dropout(0.25),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


for layer in network().layers:
    print(f"{layer.name.split('_')[0]:8} {layer.count_params():4} parameters")

# %% train
runs = []
for seed in (1, 2, 3):
    keras.utils.set_random_seed(seed)
    model = network()
    model.compile(
        optimizer=keras.optimizers.Adam(0.005), loss="binary_crossentropy"
    )
    history = model.fit(
        x_train,
        y_train,
        batch_size=800,
        epochs=6,
        validation_data=(x_test, y_test),
        validation_batch_size=6_000,
        verbose=0,
    ).history
    probabilities = model.predict_on_batch(x_test)[:, 0]
    area = roc_auc_score(y_test, probabilities)
    runs.append((history, area, probabilities))
    held_out = history["val_loss"][-1]
    print(f"seed {seed}: held-out loss {held_out:.2f}, ROC AUC {area:.2f}")

# %% curves
figure, axes = plt.subplots()
for number, (history, _, _) in enumerate(runs):
    epochs = range(1, len(history["loss"]) + 1)
    label = f"seed {number + 1}"
    axes.plot(epochs, history["val_loss"], f"C{number}", label=label)
    axes.plot(epochs, history["loss"], f"C{number}--", lw=1.2)
axes.set_xlabel("epoch")
axes.set_ylabel("binary cross-entropy")
axes.legend()


# %% thresholds
def measures(probabilities, threshold):
    predicted = probabilities > threshold
    caught = np.sum(predicted & (y_test == 1))
    return {
        "accuracy": np.mean(predicted == (y_test == 1)),
        "precision": caught / predicted.sum() if predicted.any() else np.nan,
        "recall": caught / np.sum(y_test == 1),
    }


rows = {"always 'pays'": measures(np.zeros(len(y_test)), 0.5)}
for threshold in (0.5, 0.3, 0.2):
    rows[f"threshold {threshold}"] = measures(probabilities, threshold)
table = pd.DataFrame(rows).T
table.map("{:.0%}".format, na_action="ignore")

# %% area
defaulters, payers = probabilities[y_test == 1], probabilities[y_test == 0]
higher = defaulters[:, None] > payers
print(f"pairs in the right order: {higher.mean():.3f}")
print(f"ROC AUC:                  {roc_auc_score(y_test, probabilities):.3f}")

# %% roc
false_alarms, recall, thresholds = roc_curve(y_test, probabilities)
figure, axes = plt.subplots()
axes.plot(false_alarms, recall, label=f"network, area {area:.2f}")
axes.plot([0, 1], [0, 1], "C7--", lw=1.2, label="guessing, area 0.5")
for number, threshold in enumerate((0.5, 0.3, 0.2), 1):
    at = np.argmin(abs(thresholds - threshold))
    label = f"threshold {threshold}"
    axes.plot(
        false_alarms[at],
        recall[at],
        "o",
        color=f"C{number}",
        ms=9,
        label=label,
    )
axes.set_xlabel("share of payers flagged (false alarms)")
axes.set_ylabel("share of defaulters caught (recall)")
axes.legend()

# %% check tags=["hidden"]
areas = [area for _, area, _ in runs]
assert 0.73 < min(areas) <= max(areas) < 0.78
for history, _, _ in runs:
    assert history["val_loss"][-1] < history["val_loss"][0]
    assert history["val_loss"][0] < history["loss"][0] - 0.01
    assert history["val_loss"][-1] < history["loss"][-1] + 0.01
nobody = table.loc["always 'pays'"]
shown, _, lowest = (table.loc[f"threshold {t}"] for t in (0.5, 0.3, 0.2))
assert 0.02 < shown["accuracy"] - nobody["accuracy"] < 0.06
assert 0.3 < shown["recall"] < 0.4 and shown["precision"] > 0.6
assert lowest["accuracy"] < nobody["accuracy"] - 0.03
assert lowest["recall"] > 0.58 and 0.35 < lowest["precision"] < 0.45
half, low = (
    pd.DataFrame(
        [measures(probabilities, threshold) for *_, probabilities in runs]
    )
    for threshold in (0.5, 0.2)
)
assert half["accuracy"].between(*(nobody["accuracy"] + [0.01, 0.06])).all()
assert half["recall"].max() < 0.45 and half["precision"].min() > 0.55
assert low["accuracy"].max() < nobody["accuracy"] - 0.005
assert low["recall"].min() > half["recall"].max() + 0.1
assert abs(higher.mean() - areas[-1]) < 1e-3
