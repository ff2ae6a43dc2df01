"""A large gray image and a small color image, one answer."""

# %% build
import keras
from keras import layers


def branch(image):
    """Two convolutions, each with a pooling, then one long vector."""
    x = layers.Conv2D(32, kernel_size=4, activation="relu")(image)
    x = layers.MaxPooling2D(2)(x)
    x = layers.Conv2D(16, kernel_size=4, activation="relu")(x)
    x = layers.MaxPooling2D(2)(x)
    return layers.Flatten()(x)


gray = keras.Input(shape=(64, 64, 1), name="gray")
color = keras.Input(shape=(32, 32, 3), name="color")
both = layers.concatenate([branch(gray), branch(color)])
x = layers.Dense(10, activation="relu")(both)
answer = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model([gray, color], answer)

# %% draw
keras.utils.plot_model(model, "two_images.png", dpi=60)


# %% count
def branch_by_hand(side, channels):
    """Parameters of a branch, and how many numbers it hands on."""
    kernels = (4 * 4 * channels + 1) * 32 + (4 * 4 * 32 + 1) * 16
    side = (side - 4 + 1) // 2
    side = (side - 4 + 1) // 2
    return kernels, side * side * 16


gray_kernels, gray_numbers = branch_by_hand(64, 1)
color_kernels, color_numbers = branch_by_hand(32, 3)
dense = (gray_numbers + color_numbers + 1) * 10 + (10 + 1) * 1
together = gray_kernels + color_kernels + dense
print(f"gray:  {gray_kernels:,} parameters, hands on {gray_numbers:,} numbers")
print(f"color: {color_kernels:,} parameters, hands on {color_numbers:,}")
print(f"dense: {dense:,} parameters")
print(f"by hand: {together:,}")
print(f"Keras:   {model.count_params():,}")

# %% check tags=["hidden"]
assert together == model.count_params()
assert both.shape == (None, gray_numbers + color_numbers)
