"""Where epsilon stands decides what an optimizer does with tiny gradients."""

# %% table
import keras
import numpy as np
import pandas as pd
import tensorflow as tf


def first_step(optimizer, gradient):
    w = tf.Variable(0.0)
    optimizer.apply([tf.constant(gradient)], [w])
    return abs(w.numpy())


rows = []
for gradient in (1.0, 1e-2, 1e-3, 1e-4, 1e-6):
    root = np.sqrt(0.1 * gradient**2)
    rows.append(
        {
            "gradient": f"{gradient:.0e}",
            "RMSprop, ε outside": 0.01 * gradient / (root + 1e-7),
            "RMSprop, Keras": first_step(
                keras.optimizers.RMSprop(0.01),
                gradient,
            ),
            "Adam, Algorithm 1": 0.01 * gradient / (gradient + 1e-7),
            "Adam, Keras": first_step(keras.optimizers.Adam(0.01), gradient),
        }
    )
table = pd.DataFrame(rows).set_index("gradient")
table.map("{:.2g}".format)

# %% check tags=["hidden"]
inside = [
    0.01 * g / np.sqrt(0.1 * g**2 + 1e-7) for g in table.index.astype(float)
]
np.testing.assert_allclose(table["RMSprop, Keras"], inside, rtol=1e-5)
ratio = table["RMSprop, ε outside"] / table["RMSprop, Keras"]
assert ratio.iloc[0] < 1.001
assert 9 < ratio["1e-04"] < 11
tiny = table.loc["1e-06"]
assert tiny["Adam, Algorithm 1"] > 3 * tiny["Adam, Keras"]
