"""keras and tf.keras hand out the same classes."""

# %% names
import keras
import tensorflow as tf

print("the same Dense:", tf.keras.layers.Dense is keras.layers.Dense)
print("the same Adam: ", tf.keras.optimizers.Adam is keras.optimizers.Adam)

# %% check tags=["hidden"]
assert tf.keras.layers.Dense is keras.layers.Dense
assert tf.keras.optimizers.Adam is keras.optimizers.Adam
assert tf.keras.Sequential is keras.Sequential
