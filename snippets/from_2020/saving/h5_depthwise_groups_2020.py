"""The network of 2020 and the one built anew."""

# %% setup tags=["warns"]
import tf_keras

layer = tf_keras.layers.DepthwiseConv2D(3, name="depthwise")
old = tf_keras.Sequential([tf_keras.Input((8, 8, 2)), layer])
old.save("mobilenet_of_2020.h5")

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.models.load_model("mobilenet_of_2020.h5", compile=False)
new = keras.Sequential(
    [keras.Input(shape=(8, 8, 2)), keras.layers.DepthwiseConv2D(3)]
)
new.load_weights("mobilenet_of_2020.h5")
x = np.random.default_rng(0).normal(size=(1, 8, 8, 2))
difference = np.abs(old.predict(x, verbose=0) - new.predict(x, verbose=0))
print(f"largest difference: {difference.max():.4f}")
assert difference.max() < 1e-5

# %% check tags=["hidden", "warns"]
for kind in "SeparableConv2D", "Conv2DTranspose":
    layer = getattr(tf_keras.layers, kind)(3, 3)
    old = tf_keras.Sequential([tf_keras.Input((8, 8, 2)), layer])
    old.save("other.h5")
    try:
        keras.models.load_model("other.h5", compile=False)
    except TypeError as error:
        assert f"passed to {kind}: {{'groups': 1" in str(error)
    else:
        raise AssertionError(f"{kind} can be loaded")
    layer = getattr(keras.layers, kind)(3, 3)
    new = keras.Sequential([keras.Input(shape=(8, 8, 2)), layer])
    new.load_weights("other.h5")
    difference = old.predict(x, verbose=0) - new.predict(x, verbose=0)
    assert np.abs(difference).max() < 1e-5
