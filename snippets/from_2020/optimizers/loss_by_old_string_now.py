"""The loss as a class."""

# %% now
import keras

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss=keras.losses.LogCosh())
for name in "log_cosh", "kl_divergence", "cosine_similarity":
    print(keras.losses.get(name).__name__)

# %% check tags=["hidden"]
for name in "kullback_leibler_divergence", "cosine_proximity":
    try:
        keras.losses.get(name)
    except ValueError as error:
        assert "Could not interpret loss identifier" in str(error)
    else:
        raise AssertionError(f"the text says that {name} is refused")
