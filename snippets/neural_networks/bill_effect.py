"""The effect of a bill on young and old, without and with a sigmoid."""

# %% scores
young, old = 0.3, 0.6
low, high = 0.1, 0.5


def score(age, bill):
    return 1 * age + 2 * bill


for name, age in (("young", young), ("old", old)):
    effect = score(age, high) - score(age, low)
    print(f"{name:5}  effect of the bill: {effect:.4f}")

# %% sigmoid
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


for name, age in (("young", young), ("old", old)):
    effect = sigmoid(score(age, high)) - sigmoid(score(age, low))
    print(f"{name:5}  effect of the bill: {effect:.4f}")

# %% plot
import matplotlib.pyplot as plt

bills = np.linspace(0, 1.2, 200)
figure, panels = plt.subplots(1, 2, figsize=(6.4, 3.8), layout="constrained")
for axes, activation, title in (
    (panels[0], lambda x: x, "score"),
    (panels[1], sigmoid, "sigmoid of the score"),
):
    for name, age, color in (("old", old, "C1"), ("young", young, "C0")):
        axes.plot(bills, activation(score(age, bills)), color, label=name)
        ends = activation(score(age, low)), activation(score(age, high))
        axes.plot([low, high], ends, "o", color=color)
        axes.vlines(high, *ends, color=color, ls=":", lw=2)
        axes.hlines(ends[0], low, high, color=color, ls=":", lw=2)
    axes.set_title(title, fontsize=11)
    axes.set_xlabel("bill")
panels[1].set_ylim(0.5, 1.03)
panels[0].legend()

# %% odds
for name, age in (("young", young), ("old", old)):
    p_low, p_high = sigmoid(score(age, low)), sigmoid(score(age, high))
    odds_low, odds_high = p_low / (1 - p_low), p_high / (1 - p_high)
    print(f"{name:5}  odds times {odds_high / odds_low:.4f}", end="  ")
    print(f"log-odds plus {np.log(odds_high / odds_low):.4f}")

# %% further
for bill in (0.1, 1.1, 2.1):
    young_effect, old_effect = (
        sigmoid(score(age, bill + 0.4)) - sigmoid(score(age, bill))
        for age in (young, old)
    )
    print(f"from {bill}: young {young_effect:.4f}, old {old_effect:.4f}")

# %% check tags=["hidden"]
young_effect = sigmoid(score(young, high)) - sigmoid(score(young, low))
old_effect = sigmoid(score(old, high)) - sigmoid(score(old, low))
assert round(young_effect, 4) == 0.1634
assert round(old_effect, 4) == 0.1420
for age in (young, old):
    p_low, p_high = sigmoid(score(age, low)), sigmoid(score(age, high))
    ratio = p_high / (1 - p_high) / (p_low / (1 - p_low))
    assert np.isclose(ratio, np.exp(0.8))
