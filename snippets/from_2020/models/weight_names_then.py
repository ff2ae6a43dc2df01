"""Kernels to be regularized, picked by name."""

# %% then
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(3,)),
        tf.keras.layers.Dense(4, name="hidden"),
        tf.keras.layers.Dense(1, name="output"),
    ]
)
picked = [w for w in model.weights if "hidden/kernel" in w.name]
print("names:", [w.name for w in model.weights])
print("picked:", picked)

# %% check tags=["hidden"]
assert picked == []
