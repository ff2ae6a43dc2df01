"""Adam by the name of its class."""

# %% now
from keras.optimizers import Adam

optimizer = Adam(learning_rate=0.01)
print(f"{optimizer.name}, {float(optimizer.learning_rate):.2f}")

# %% check tags=["hidden"]
import keras

for name in "adam", "adam_v2", "sgd", "rmsprop", "gradient_descent_v2":
    assert not hasattr(keras.optimizers, name)
    try:
        exec(f"from keras.optimizers import {name}")
    except ImportError:
        pass
    else:
        raise AssertionError(name)
