"""A hand in gray, and with three channels."""

# %% color
import numpy as np
import pandas as pd

row = pd.read_csv("data/sign_mnist_train.csv", nrows=1)
gray = row.drop(columns="label").to_numpy().reshape(28, 28) / 255
color = gray[:, :, np.newaxis] * np.array([1.0, 0.75, 0.55])
print("gray: ", gray.shape, "->", gray.reshape(-1).shape)
print("color:", color.shape, "->", color.reshape(-1).shape)

# %% picture
import matplotlib.pyplot as plt

fig, axes = plt.subplots(1, 5, figsize=(6.8, 1.8), layout="constrained")
pictures = {"gray": gray, "color": color}
for channel, name in enumerate(("red", "green", "blue")):
    pictures[name] = color[:, :, channel]
for ax, (name, picture) in zip(axes, pictures.items(), strict=True):
    ax.imshow(picture, cmap="gray", vmin=0, vmax=1, interpolation="none")
    ax.set_title(name, fontsize=11)
    ax.set_axis_off()

# %% check tags=["hidden"]
assert color.shape == (28, 28, 3) and np.allclose(color[:, :, 0], gray)
