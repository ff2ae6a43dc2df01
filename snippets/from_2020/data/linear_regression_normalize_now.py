"""Least squares as they are, and a penalty on scaled columns."""

# %% now
import pandas as pd
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

houses = pd.read_csv("data/kc_house_data.csv")
x, y = houses[["sqft_living", "bedrooms"]], houses["price"]
plain = LinearRegression().fit(x, y)
ridge = make_pipeline(StandardScaler(), Ridge(alpha=0.5 * len(x)))
ridge.fit(x, y)  # in 2020: Ridge(alpha=0.5, normalize=True)
print(plain.predict(x[:3]).round(-3))
print(ridge.predict(x[:3]).round(-3))

# %% check tags=["hidden"]
import numpy as np
from sklearn.linear_model import Lasso

center, prices = x - x.mean(), y.mean()
unit = center / np.linalg.norm(center, axis=0)  # what normalize=True did


def of_2020(model):
    """What the model predicted with normalize=True."""
    model.set_params(fit_intercept=False)
    return model.fit(unit, y - prices).predict(unit) + prices


lasso = make_pipeline(StandardScaler(), Lasso(alpha=100 * len(x) ** 0.5))
assert np.allclose(of_2020(LinearRegression()), plain.predict(x))
assert np.allclose(of_2020(Ridge(alpha=0.5)), ridge.predict(x))
assert np.allclose(of_2020(Lasso(alpha=100)), lasso.fit(x, y).predict(x))
assert not np.allclose(plain.predict(x), lasso.predict(x), rtol=0.01)
