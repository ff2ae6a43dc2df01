"""Lot size or living area? Three answers on houses not trained on."""

# %% split
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.sample(frac=1, random_state=0)  # shuffle
houses = houses.drop_duplicates("id")  # one sale of each house
train, test = houses[:16_000], houses[16_000:]
print(f"{len(train):,} to train on, {len(test):,} held out")


# %% lines
def miss(estimate):
    """Median absolute error on the held-out houses, in dollars."""
    return np.median(np.abs(test["price"] - estimate))


price_log = np.log(train["price"])
errors = {"mean": miss(np.exp(price_log.mean()))}
lines, explained = {}, {"mean": 0.0}
for feature in ("sqft_lot", "sqft_living"):
    slope, intercept = np.polyfit(np.log(train[feature]), price_log, 1)
    estimate = intercept + slope * np.log(test[feature])
    errors[feature] = miss(np.exp(estimate))
    off = np.log(test["price"]) - estimate
    explained[feature] = 1 - (off**2).mean() / np.log(test["price"]).var()
    lines[feature] = slope, intercept

for name, error in errors.items():
    print(f"{name:11} {error:9,.0f} {explained[name]:6.1%}")

# %% plot
labels = {"sqft_lot": "lot", "sqft_living": "living area"}
figure, axes = plt.subplots(
    1, 2, figsize=(7, 3.6), sharey=True, layout="constrained"
)
for ax, (feature, (slope, intercept)) in zip(axes, lines.items(), strict=True):
    x = np.log(test[feature])
    few = x.index[:300]
    ax.scatter(x[few], np.log(test["price"][few]), s=12, alpha=0.4, lw=0)
    ends = np.array([x.min(), x.max()])
    ax.plot(ends, intercept + slope * ends, color="C1", lw=2)
    ax.set_xlabel(f"log of {labels[feature]} in square feet")
axes[0].set_ylabel("log of price in dollars")

# %% check tags=["hidden"]
assert not set(train["id"]) & set(test["id"])
assert abs(errors["sqft_lot"] / errors["mean"] - 1) < 0.04
assert errors["sqft_living"] < 0.85 * errors["mean"]
assert explained["sqft_lot"] < 0.04 and explained["sqft_living"] > 0.4
assert 0.6 < lines["sqft_living"][0] < 1.1
