"""Boosted trees for a price, setting by setting."""

# %% now
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
names = ["bedrooms", "bathrooms", "sqft_living", "grade", "lat", "long"]
order = np.random.default_rng(1).permutation(len(houses))
train, test = houses.iloc[order[:16_000]], houses.iloc[order[16_000:]]

model = HistGradientBoostingRegressor(
    max_iter=100,  # n_trees=100
    max_depth=6,  # max_depth=6
    max_leaf_nodes=None,  # limited by the depth alone
    learning_rate=0.1,  # learning_rate=0.1
    l2_regularization=0.0,  # l2_regularization=0.0
    min_samples_leaf=1,  # min_node_weight=0.0
    max_bins=100,  # quantile_sketch_epsilon=0.01
    early_stopping=False,
)
model.fit(train[names], train["price"])
tree_error = (test["price"] - model.predict(test[names])).abs().mean()
print(f"boosted trees: {tree_error:,.0f}")

# %% check tags=["hidden"]
median_error = (test["price"] - train["price"].median()).abs().mean()
assert tree_error < 0.52 * median_error
