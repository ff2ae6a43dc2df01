"""28 × 28 → 512 → 512 → 10: how many parameters?"""

# %% by hand
first = 28 * 28 * 512 + 512
second = 512 * 512 + 512
last = 512 * 10 + 10
print(f"first  {first:,}")
print(f"second {second:,}")
print(f"last   {last:,}")
print(f"in all {first + second + last:,}")

# %% keras
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.summary(line_length=64)

# %% flatten
import numpy as np

image = np.arange(28 * 28, dtype="float32").reshape(1, 28, 28)
flat = model.layers[0](image).numpy()
print(flat.shape, "row 5, column 9 is pixel", flat[0, 28 * 5 + 9])

# %% check tags=["hidden"]
counts = [layer.count_params() for layer in model.layers]
assert counts == [0, 401_920, 262_656, 5_130] == [0, first, second, last]
total = model.count_params()
assert total == 669_706
assert image[0, 5, 9] == flat[0, 28 * 5 + 9]
