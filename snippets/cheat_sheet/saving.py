"""Saving: the whole model, or its weights."""

# %% save
import keras
import numpy as np

keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.save("model.keras")
again = keras.saving.load_model("model.keras")
x = np.ones((1, 2))
np.array_equal(model(x), again(x))

# %% weights
model.save_weights("model.weights.h5")
fresh = keras.models.clone_model(model)
fresh.load_weights("model.weights.h5")
np.array_equal(model(x), fresh(x))

# %% arrays
[w.shape for w in model.get_weights()]
