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
