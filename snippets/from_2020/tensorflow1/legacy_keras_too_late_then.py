"""The choice comes too late."""

# %% then
import os

from tensorflow.keras.layers import Dense

os.environ["TF_USE_LEGACY_KERAS"] = "1"
print(Dense.__module__.split(".")[0])

# %% check tags=["hidden"]
assert Dense.__module__.startswith("keras.src.")
