"""fit_transform on the test set gives it a scale of its own."""

# %% damage
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler

houses = pd.read_csv("data/kc_house_data.csv")
names = ["sqft_living", "grade", "lat"]
large = houses["sqft_living"] > 4000
x_train, x_test = houses.loc[~large, names], houses.loc[large, names]
y_train, y_test = houses.loc[~large, "price"], houses.loc[large, "price"]

scaler = StandardScaler()
model = LinearRegression().fit(scaler.fit_transform(x_train), y_train)
x_alone = scaler.fit_transform(x_test)
alone = model.predict(x_alone)
print(f"large houses cost {y_test.mean():,.0f}, predicted {alone.mean():,.0f}")

# %% check
means = x_alone.mean(axis=0)
print("means of the test set, scaled:", np.abs(means).round(2))

# %% way_out
scaler = StandardScaler().fit(x_train)
x_scaled = scaler.transform(x_test)
same_scale = model.predict(x_scaled)
print(f"predicted {same_scale.mean():,.0f}")
print("means of the test set:", x_scaled.mean(axis=0).round(2))

# %% claims tags=["hidden"]
assert np.abs(means).max() < 1e-6
assert np.abs(x_scaled.mean(axis=0)).min() > 0.05
assert np.isclose(alone.mean(), y_train.mean(), rtol=1e-3)
assert alone.mean() < 0.5 * y_test.mean()
assert same_scale.mean() > 1.5 * alone.mean()
