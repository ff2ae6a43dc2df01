"""The same weights, evaluated in 2020 and today."""

# %% agree
import keras
import numpy as np
import tf_keras

y = [np.ones((2, 1)), np.ones((2, 1))]
results = []
for k in tf_keras, keras:
    x = k.Input((1,))
    price = k.layers.Dense(1, name="price", kernel_initializer="ones")(x)
    rent = k.layers.Dense(1, name="rent", kernel_initializer="zeros")(x)
    model = k.Model(x, [price, rent])
    metrics = ["mae"] if k is tf_keras else [["mae"], ["mae"]]
    model.compile(optimizer="sgd", loss="mse", metrics=metrics)
    pairs = model.evaluate(np.ones((2, 1)), y, verbose=0, return_dict=True)
    results.append({name: round(pairs[name], 2) for name in sorted(pairs)})
print("in 2020:", results[0])
print("today:  ", results[1])
assert results[0] == results[1]
