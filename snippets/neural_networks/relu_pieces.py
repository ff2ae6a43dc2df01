"""Six ReLU units cut the plane of two features into pieces."""

# %% pieces
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(4)
kernel = rng.normal(size=(2, 6))
through = rng.uniform(0.2, 0.8, size=(6, 2))  # a point on each line
bias = -np.sum(through * kernel.T, axis=1)

age, income = np.meshgrid(np.linspace(0, 1, 201), np.linspace(0, 1, 201))
on = np.stack([age, income], axis=-1) @ kernel + bias > 0
which_are_on = on @ 2 ** np.arange(6)
_, piece = np.unique(which_are_on, return_inverse=True)
print("pieces:", piece.max() + 1)

figure, axes = plt.subplots(figsize=(4.6, 3.6), layout="constrained")
axes.imshow(
    piece.reshape(age.shape),
    origin="lower",
    extent=(0, 1, 0, 1),
    cmap="viridis",
    interpolation="none",
)
axes.set_xlabel("age, scaled")
axes.set_ylabel("income, scaled")

# %% check tags=["hidden"]
assert 8 <= piece.max() + 1 <= 22  # six lines make 22 pieces at most
