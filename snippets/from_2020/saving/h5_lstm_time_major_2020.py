"""The network of 2020 and the one built anew."""

# %% setup tags=["warns"]
import tf_keras

lstm, dense = tf_keras.layers.LSTM(4), tf_keras.layers.Dense(1)
old = tf_keras.Sequential([tf_keras.Input((5, 1)), lstm, dense])
old.save("lstm_of_2020.h5")

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.models.load_model("lstm_of_2020.h5", compile=False)
new = keras.Sequential(
    [keras.Input((5, 1)), keras.layers.LSTM(4), keras.layers.Dense(1)]
)
new.load_weights("lstm_of_2020.h5")
x = np.linspace(0, 1, 5).reshape(1, 5, 1)
difference = np.abs(old.predict(x, verbose=0) - new.predict(x, verbose=0))
print(f"largest difference: {difference.max():.4f}")
assert difference.max() < 1e-5


# %% check tags=["hidden", "warns"]
def layers(library):
    """Other recurrent layers."""
    kinds = library.layers
    both = kinds.Bidirectional(kinds.LSTM(4))
    return {"GRU": kinds.GRU(4), "LSTM": both}


for kind, layer in layers(tf_keras).items():
    old = tf_keras.Sequential([tf_keras.Input((5, 1)), layer])
    old.save("other.h5")
    try:
        keras.models.load_model("other.h5", compile=False)
    except ValueError as error:
        assert f"passed to {kind}: {{'time_major': False}}" in str(error)
    else:
        raise AssertionError(f"{kind} can be loaded")
    new = keras.Sequential([keras.Input((5, 1)), layers(keras)[kind]])
    new.load_weights("other.h5")
    difference = old.predict(x, verbose=0) - new.predict(x, verbose=0)
    assert np.abs(difference).max() < 1e-5
