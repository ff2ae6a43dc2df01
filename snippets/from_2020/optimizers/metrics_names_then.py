"""Names and values are paired, and the second metric is lost."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", metrics=["mae", "mape"])
model.set_weights([np.array([[2.0]]), np.array([0.0])])
x = np.array([[1.0], [2.0]])
values = model.evaluate(x, np.array([[1.0], [2.0]]), verbose=0)
print(model.metrics_names)
print(dict(zip(model.metrics_names, values)))

# %% check tags=["hidden"]
assert len(values) == 3
assert model.metrics_names == ["loss", "compile_metrics"]
