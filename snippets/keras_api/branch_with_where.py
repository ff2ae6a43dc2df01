"""A branch on the data that can be compiled, picture by picture."""

# %% class
import keras
import numpy as np
from keras import layers


class TwoLights(keras.Model):
    """One layer for bright pictures, another one for dark ones."""

    def __init__(self):
        super().__init__()
        self.bright = layers.Dense(4, activation="softmax")
        self.dark = layers.Dense(4, activation="softmax")

    def call(self, pixels):
        brightness = keras.ops.mean(pixels, axis=1, keepdims=True)
        return keras.ops.where(
            brightness > 0.5, self.bright(pixels), self.dark(pixels)
        )


# %% fit
keras.utils.set_random_seed(1)
rng = np.random.default_rng(1)
pixels = rng.random((20, 784)).astype("float32")
pixels[:10] *= 0.8  # ten dark pictures
pixels[10:] += 0.2  # and ten bright ones
label = rng.integers(4, size=20)

model = TwoLights()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
losses = model.fit(pixels, label, epochs=20, verbose=0).history["loss"]
print(f"loss {losses[0]:.2f} -> {losses[-1]:.2f}")

# %% agree
answers = model(pixels).numpy()
for picture in (0, 19):
    one = pixels[picture : picture + 1]
    layer = model.bright if one.mean() > 0.5 else model.dark
    same = np.allclose(layer(one), answers[picture])
    print(f"picture {picture}: mean {one.mean():.2f}, same answer? {same}")

# %% check tags=["hidden"]
assert losses[-1] < losses[0]
for picture in range(20):
    one = pixels[picture : picture + 1]
    layer = model.bright if one.mean() > 0.5 else model.dark
    assert np.allclose(layer(one), answers[picture], atol=1e-5)
