"""One sigmoid unit on three bills: raw dollars against standardized ones."""

# %% scores
import keras
import numpy as np
import pandas as pd

credit = pd.read_csv("data/uci_credit_card.csv")
raw = credit[["BILL_AMT1", "BILL_AMT2", "BILL_AMT3"]].to_numpy("float32")
standardized = (raw - raw.mean(axis=0)) / raw.std(axis=0)

keras.utils.set_random_seed(1)
unit = keras.layers.Dense(1, activation="sigmoid")
scores, slopes = {}, {}
for name, bills in (("raw dollars", raw), ("standardized", standardized)):
    probabilities = unit(bills).numpy().ravel()
    scores[name] = bills @ unit.kernel.numpy().ravel()
    slopes[name] = probabilities * (1 - probabilities)
    lost = (slopes[name] < 1e-6).mean()
    print(f"{name:12}  gradient below a millionth: {lost:.0%}")

# %% plot
import matplotlib.pyplot as plt

figure, panels = plt.subplots(
    2, 2, figsize=(6.4, 5.2), sharex="col", sharey="row", layout="constrained"
)
for column, name in zip(panels.T, scores, strict=True):
    shown = scores[name][:200]
    end = np.abs(shown).max() * 1.1
    line = np.concatenate([np.linspace(-end, end, 400), [-1, 0, 1]])
    line = np.sort(line).astype("float32")
    curve = np.array(keras.activations.sigmoid(line))
    dots = np.array(keras.activations.sigmoid(shown))
    for axes, on_line, on_dots in (
        (column[0], curve, dots),
        (column[1], curve * (1 - curve), dots * (1 - dots)),
    ):
        axes.plot(line, on_line, color="C7", lw=1)
        axes.plot(shown, on_dots, "o", ms=4, alpha=0.4, color="C1", mew=0)
    column[0].set_title(name, fontsize=11)
    column[1].set_xlabel("score")
panels[0, 0].set_ylabel("probability")
panels[1, 0].set_ylabel("gradient")
panels[0, 0].xaxis.set_major_locator(plt.MaxNLocator(3))

# %% check tags=["hidden"]
lost = {name: (slope < 1e-6).mean() for name, slope in slopes.items()}
assert lost["raw dollars"] > 0.8
assert (slopes["raw dollars"][:200] < 1e-6).mean() > 0.8
assert lost["standardized"] < 0.01
