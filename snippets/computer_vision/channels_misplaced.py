"""The channels axis in the wrong place: no error, and another model."""

# %% count
import keras
import numpy as np

(x_train, _), _ = keras.datasets.fashion_mnist.load_data()
images = x_train[:10] / np.float32(255)
counts = {}
for name, batch in (
    ("at the end", images[..., None]),
    ("second", images[:, None]),
):
    layer = keras.layers.Conv2D(8, 3, padding="same")
    maps = layer(batch)
    counts[name] = layer.count_params()
    print(f"{name}: {batch.shape} -> {tuple(maps.shape)}")
    print(f"  {counts[name]:,} parameters")

# %% check tags=["hidden"]
assert counts["at the end"] == (3 * 3 * 1 + 1) * 8
assert counts["second"] == (3 * 3 * 28 + 1) * 8
