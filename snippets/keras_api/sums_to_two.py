"""Two probabilities added, and what two losses make of the sum."""

# %% losses
import keras
import numpy as np

average = np.array([[0.8, 0.2, 0.0, 0.0]])
added = 2 * average
letter = np.array([0])
one_hot = np.array([[1.0, 0.0, 0.0, 0.0]])

for name, answer in (("average", average), ("added", added)):
    dense = keras.losses.categorical_crossentropy(one_hot, answer)
    sparse = keras.losses.sparse_categorical_crossentropy(letter, answer)
    print(f"{name:7}  one-hot {dense[0]:.3f}  sparse {sparse[0]:.3f}")

# %% by hand
print(f"-log(1.6 / 2)           = {-np.log(1.6 / 2):.3f}")
print(f"-log(1.0 / (1.0 + 0.4)) = {-np.log(1.0 / (1.0 + 0.4)):.3f}")

# %% check tags=["hidden"]
assert abs(dense[0] + np.log(0.8)) < 1e-4
assert abs(sparse[0] + np.log(1.0 / 1.4)) < 1e-3
