"""An old file by name, in 2020 and today."""

# %% setup
import tf_keras

first = tf_keras.layers.Dense(2, name="hidden", input_shape=(3,))
trained = tf_keras.Sequential([first])
trained.save_weights("trained.h5")

# %% agree
import keras
import numpy as np
import tf_keras

kernels = []
for library in tf_keras, keras:
    head = library.layers.Dense(5, name="new_head")
    hidden = library.layers.Dense(2, name="hidden")
    model = library.Sequential([library.Input(shape=(3,)), hidden, head])
    model.load_weights("trained.h5", by_name=True)
    kernels.append(model.get_layer("hidden").get_weights()[0])
print(f"same kernel: {np.array_equal(*kernels)}")
assert np.array_equal(*kernels)
