"""The same weights, evaluated in 2020 and today."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.array([[1.0], [2.0]])
results = []
for k in tf_keras, keras:
    model = k.Sequential([k.Input((1,)), k.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse", metrics=["mae", "mape"])
    model.set_weights([np.array([[2.0]]), np.array([0.0])])
    if k is tf_keras:
        values = model.evaluate(x, x, verbose=0)
        pairs = dict(zip(model.metrics_names, values, strict=True))
    else:
        pairs = model.evaluate(x, x, verbose=0, return_dict=True)
    results.append({name: round(pairs[name], 2) for name in sorted(pairs)})
print("in 2020:", results[0])
print("today:  ", results[1])
assert results[0] == results[1]
