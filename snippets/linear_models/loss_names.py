"""Which spelling of a loss works where."""

# %% names
import keras
import pandas as pd
import tensorflow as tf

names = ["MeanSquaredError", "mean_squared_error", "mse"]
found = pd.DataFrame(
    {
        "keras.losses": [hasattr(keras.losses, n) for n in names],
        "tf.keras.losses": [hasattr(tf.keras.losses, n) for n in names],
    },
    index=names,
)
found.replace({True: "yes", False: "no"})

# %% check tags=["hidden"]
assert found["keras.losses"].tolist() == [True, True, False]
assert found["tf.keras.losses"].tolist() == [True, False, True]
absolute = ["MeanAbsoluteError", "mean_absolute_error", "mae"]
for module, column in ((keras.losses, 0), (tf.keras.losses, 1)):
    here = [hasattr(module, name) for name in absolute]
    assert here == found.iloc[:, column].tolist()
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
for name in ("mse", "mae"):
    model.compile(loss=name)
    model.train_on_batch(tf.zeros((2, 1)), tf.zeros((2, 1)))
