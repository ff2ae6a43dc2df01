"""A metric written as a function is averaged over batches."""

# %% damage
import keras
import numpy as np

x = np.random.default_rng(0).uniform(size=(3200, 1)).astype("float32")
y = (x > 0.99).astype("float32")  # one in a hundred


def my_recall(y_true, y_pred):
    found = keras.ops.sum(y_true * keras.ops.round(y_pred))
    return found / (keras.ops.sum(y_true) + 1e-7)


model = keras.Sequential([keras.Input((1,)), keras.layers.Identity()])
model.compile(
    loss="mse", metrics=[my_recall, keras.metrics.Recall(name="recall")]
)
shown = {}
for size in (32, 320, 3200):
    results = model.evaluate(
        x, y, batch_size=size, verbose=0, return_dict=True
    )
    shown[size] = results["my_recall"]
    print(f"batches of {size}: recall {shown[size]:.0%}")

# %% check
positives = y.reshape(-1, 32).sum(axis=1)
print(f"batches of 32 without a positive: {np.mean(positives == 0):.0%}")

# %% way_out
for size in (32, 320, 3200):
    results = model.evaluate(
        x, y, batch_size=size, verbose=0, return_dict=True
    )
    print(f"batches of {size}: recall {results['recall']:.0%}")

# %% claims tags=["hidden"]
assert shown[32] < 0.4 and shown[3200] > 0.99 and results["recall"] == 1
