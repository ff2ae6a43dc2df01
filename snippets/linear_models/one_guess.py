"""The best single guess for all prices depends on the loss."""

# %% guesses
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

price = pd.read_csv("data/kc_house_data.csv")["price"].to_numpy()
guesses = np.arange(200_000, 801_000, 5_000)
losses = {
    "MSE": keras.losses.MeanSquaredError(),
    "MAE": keras.losses.MeanAbsoluteError(),
}
curves, best = {}, {}
for name, loss in losses.items():
    curves[name] = []
    for guess in guesses:
        predictions = np.full(len(price), guess, float)
        curves[name].append(float(loss(price, predictions)))
    best[name] = guesses[np.argmin(curves[name])]

# %% best
print(f"smallest MSE at {best['MSE']:,}; mean price   {price.mean():,.0f}")
print(f"smallest MAE at {best['MAE']:,}; median price {np.median(price):,.0f}")

# %% plot
figure, axes = plt.subplots()
for name, curve in curves.items():
    line = axes.plot(guesses / 1000, np.array(curve) / min(curve), label=name)
    axes.axvline(best[name] / 1000, color=line[0].get_color(), ls=":")
axes.set_xlabel("guess for every house (thousand dollars)")
axes.set_ylabel("loss, smallest = 1")
axes.legend()

# %% check tags=["hidden"]
assert abs(best["MSE"] - price.mean()) <= 5_000
assert abs(best["MAE"] - np.median(price)) <= 5_000
assert best["MSE"] > best["MAE"]
