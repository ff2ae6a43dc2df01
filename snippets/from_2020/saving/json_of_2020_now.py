"""Keras 2 reads the file; the model is built anew."""

# %% setup
from pathlib import Path

Path("model.json").write_text(
    '{"class_name": "Sequential", "config": {"name": "sequential", '
    '"layers": [{"class_name": "Dense", "config": {"name": "dense", '
    '"batch_input_shape": [null, 3], "units": 1}}]}, '
    '"keras_version": "2.3.0-tf", "backend": "tensorflow"}'
)

# %% now
from pathlib import Path

import keras
import tf_keras

old = tf_keras.models.model_from_json(Path("model.json").read_text())
print(old.input_shape, [type(layer).__name__ for layer in old.layers])

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.set_weights(old.get_weights())
print(model.input_shape, model.count_params())
