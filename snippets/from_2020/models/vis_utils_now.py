"""The same functions from the public module."""

# %% now
from keras.utils import get_custom_objects, plot_model

print(plot_model.__name__, get_custom_objects.__name__)

# %% check tags=["hidden"]
import importlib
import keras

for name in "Progbar", "custom_object_scope", "get_file", "model_to_dot":
    assert hasattr(keras.utils, name)
for name in "vis", "generic", "data", "layer", "io":
    try:
        importlib.import_module(f"keras.utils.{name}_utils")
    except ModuleNotFoundError:
        pass
    else:
        raise AssertionError(name)
