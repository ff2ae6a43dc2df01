"""The model of the file and the one built anew."""

# %% setup
from pathlib import Path

Path("model.json").write_text(
    '{"class_name": "Sequential", "config": {"name": "sequential", '
    '"layers": [{"class_name": "Dense", "config": {"name": "dense", '
    '"batch_input_shape": [null, 3], "units": 1}}]}, '
    '"keras_version": "2.3.0-tf", "backend": "tensorflow"}'
)

# %% agree
from pathlib import Path

import keras
import numpy as np
import tf_keras

old = tf_keras.models.model_from_json(Path("model.json").read_text())
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
x = np.ones((1, 3))
difference = np.abs(old.predict(x, verbose=0) - new.predict(x, verbose=0))
print(f"largest difference: {difference.max():.4f}")
assert difference.max() < 1e-6
