"""A sure mistake: the slopes of squared error and cross-entropy."""

# %% slopes
import pandas as pd
import tensorflow as tf

score = tf.Variable([0.0, -2.0, -5.0, -10.0])
actual = tf.ones(4)  # all of them default
with tf.GradientTape(persistent=True) as tape:
    probability = tf.sigmoid(score)
    squared = (probability - actual) ** 2
    cross_entropy = -tf.math.log(probability)
table = pd.DataFrame(
    {
        "probability": probability.numpy(),
        "squared error": squared.numpy(),
        "its slope": tape.gradient(squared, score).numpy(),
        "cross-entropy": cross_entropy.numpy(),
        "slope": tape.gradient(cross_entropy, score).numpy(),
    },
    index=[f"score {s:.0f}" for s in score.numpy()],
)
table.map("{:.4f}".format)

# %% check tags=["hidden"]
import numpy as np

assert np.allclose(table["slope"], probability - actual, atol=1e-6)
assert (
    abs(table["its slope"].iloc[-1]) < 1e-3 < 0.99 < -table["slope"].iloc[-1]
)
