"""Scaling as a step."""

# %% now
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

model = make_pipeline(StandardScaler(), LinearRegression())
model.fit([[1.0], [2.0], [3.0]], [2.0, 4.0, 6.0])
print(model.predict([[4.0]]).round(2))
