"""Names of layers, counted anew."""

# %% now
import keras

print(keras.layers.Dense(1).name, keras.layers.Dense(1).name)
keras.backend.clear_session()
print(keras.layers.Dense(1).name)

# %% check tags=["hidden"]
import tensorflow as tf

assert not hasattr(tf, "get_default_graph")
