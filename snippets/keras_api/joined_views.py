"""Two models of one sign, by its pixels and by its outline, added."""

# %% data
import keras
import numpy as np
import pandas as pd
from keras import layers


def read_letters(path, nrows):
    rows = pd.read_csv(path, nrows=nrows)
    letters = rows[rows["label"] < 4][:2000]  # A, B, C and D
    pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
    return pixels, letters["label"].to_numpy()


def outline(pixels):
    """How much each pixel differs from its right and lower neighbors."""
    images = pixels.reshape(-1, 28, 28)
    right = np.diff(images, axis=2, append=images[:, :, -1:])
    below = np.diff(images, axis=1, append=images[:, -1:])
    return (np.abs(right) + np.abs(below)).reshape(-1, 784)


pixels, label = read_letters("data/sign_mnist_train.csv", 12_500)
test_pixels, test_label = read_letters("data/sign_mnist_test.csv", 2_500)
edges, test_edges = outline(pixels), outline(test_pixels)
print(pixels.shape, edges.shape)

# %% picture
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 4, figsize=(6.4, 3.4), layout="constrained")
for letter, (above, below) in enumerate(axes.T):
    example = np.flatnonzero(label == letter)[0]
    above.imshow(pixels[example].reshape(28, 28), cmap="gray")
    below.imshow(edges[example].reshape(28, 28), cmap="gray")
    above.set_title("ABCD"[letter])
for ax in axes.flat:
    ax.axis("off")

# %% build
keras.utils.set_random_seed(1)
pixel_input = keras.Input(shape=(784,), name="pixels")
x = layers.Dense(12, activation="sigmoid")(pixel_input)
by_pixels = layers.Dense(4, activation="softmax")(x)

edge_input = keras.Input(shape=(784,), name="edges")
x = layers.Dense(12, activation="relu")(edge_input)
by_edges = layers.Dense(4, activation="softmax")(x)

joined = keras.Model(
    inputs=[pixel_input, edge_input],
    outputs=layers.add([by_pixels, by_edges]),
)

# %% draw
keras.utils.plot_model(
    joined, "joined.png", show_layer_activations=True, dpi=60
)

# %% count
one_side = 784 * 12 + 12 + 12 * 4 + 4
print(f"by hand: 2 × {one_side:,} = {2 * one_side:,}")
print(f"Keras:   {joined.count_params():,}")

# %% fit
joined.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="categorical_crossentropy"
)
one_hot = keras.utils.to_categorical(label, 4)
joined.fit([pixels, edges], one_hot, batch_size=50, epochs=12, verbose=0)


def test_accuracy(answers):
    return np.mean(answers.numpy().argmax(axis=1) == test_label)


accuracy = test_accuracy(joined([test_pixels, test_edges]))
print(f"test accuracy {accuracy:.2f}")

# %% parts
pixel_model = keras.Model(pixel_input, by_pixels)
edge_model = keras.Model(edge_input, by_edges)
p, q = pixel_model(test_pixels), edge_model(test_edges)
print(f"pixels alone:  {test_accuracy(p):.2f}")
print(f"outline alone: {test_accuracy(q):.2f}")
print(f"sum of both:   {test_accuracy(p + q):.2f}")

# %% two
answer = joined([test_pixels[:3], test_edges[:3]]).numpy()
print(answer.round(2))
print("sums:", answer.sum(axis=1).round(2))

# %% average
mean_model = keras.Model(
    [pixel_input, edge_input], layers.average([by_pixels, by_edges])
)
answer = mean_model([test_pixels[:3], test_edges[:3]]).numpy()
print("sums:", answer.sum(axis=1).round(2))

# %% swapped
swapped_accuracy = test_accuracy(joined([test_edges, test_pixels]))
print(f"right order: {accuracy:.2f}")
print(f"swapped:     {swapped_accuracy:.2f}")

# %% named
by_name = joined({"edges": test_edges, "pixels": test_pixels})
print(f"by name: {test_accuracy(by_name):.2f}")

# %% check tags=["hidden"]
assert len(pixels) == 2000 and len(test_pixels) > 400
assert joined.count_params() == 18_944
assert accuracy > 0.8 and swapped_accuracy < accuracy - 0.3
both = joined([test_pixels, test_edges]).numpy()
assert np.allclose(by_name, both, atol=1e-5)
assert np.allclose(both, p + q, atol=1e-5)
assert np.allclose(both.sum(axis=1), 2, atol=1e-4)
falls = []
for seed in (2, 3):
    keras.utils.set_random_seed(seed)
    other = keras.models.clone_model(joined)
    other.compile(keras.optimizers.Adam(0.003), "categorical_crossentropy")
    other.fit([pixels, edges], one_hot, batch_size=50, epochs=12, verbose=0)
    right = test_accuracy(other([test_pixels, test_edges]))
    falls.append(right - test_accuracy(other([test_edges, test_pixels])))
assert min(falls) > 0.3
