"""The structure of a model, written in 2020."""

# %% setup
from pathlib import Path

Path("model.json").write_text(
    '{"class_name": "Sequential", "config": {"name": "sequential", '
    '"layers": [{"class_name": "Dense", "config": {"name": "dense", '
    '"batch_input_shape": [null, 3], "units": 1}}]}, '
    '"keras_version": "2.3.0-tf", "backend": "tensorflow"}'
)

# %% then
from pathlib import Path

from tensorflow.keras.models import model_from_json

model = model_from_json(Path("model.json").read_text())
