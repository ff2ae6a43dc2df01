"""The policy by its name."""

# %% now
import keras

keras.mixed_precision.set_global_policy("mixed_float16")
layer = keras.layers.Dense(2)
print(f"computes in {layer.compute_dtype}, keeps {layer.variable_dtype}")
