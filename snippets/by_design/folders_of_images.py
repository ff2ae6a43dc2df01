"""Images as PNG files in folders, read back by Keras."""

# %% write
import pathlib

import keras
import numpy as np

names = [
    *("T-shirt", "trouser", "pullover", "dress", "coat"),
    *("sandal", "shirt", "sneaker", "bag", "boot"),
]
(images, labels), _ = keras.datasets.fashion_mnist.load_data()
images, labels = images[:600], labels[:600]
for number, (image, label) in enumerate(zip(images, labels, strict=True)):
    folder = pathlib.Path("clothes", names[label])
    folder.mkdir(parents=True, exist_ok=True)
    pixels = image[..., None]  # height, width, one channel
    keras.utils.save_img(folder / f"{number:03}.png", pixels, scale=False)
for path in sorted(pathlib.Path("clothes").glob("*/*"))[:3]:
    print(path)

# %% read
gray = {"color_mode": "grayscale", "image_size": (28, 28)}
train, validation = keras.utils.image_dataset_from_directory(
    "clothes", validation_split=0.2, subset="both", seed=0, **gray
)
for batch, answers in train.take(1):
    print(batch.shape, batch.dtype, "to", float(keras.ops.max(batch)))
    print(answers.shape, answers.dtype)

# %% defaults
as_it_comes = keras.utils.image_dataset_from_directory(
    "clothes", verbose=False
)
for batch, answers in as_it_comes.take(1):
    print(batch.shape)

# %% equal
in_order = keras.utils.image_dataset_from_directory(
    "clothes", shuffle=False, batch_size=None, verbose=False, **gray
)
# as the files are sorted: by folder, then by number
order = sorted(range(600), key=lambda number: (names[labels[number]], number))
equal = [
    np.array_equal(image[..., 0], images[number])
    for number, (image, _) in zip(order, in_order, strict=True)
]
print("images that came back as they were:", sum(equal))

# %% model
keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        keras.layers.Rescaling(1 / 255),
        keras.layers.Flatten(),
        keras.layers.Dense(64, "relu"),
        keras.layers.Dense(10, "softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(images[..., None], labels, epochs=10, verbose=0)

# %% alphabet
by_alphabet = keras.utils.image_dataset_from_directory(
    "clothes", verbose=False, **gray
)
_, wrong = model.evaluate(by_alphabet, verbose=0)
print(by_alphabet.class_names)
print(f"right: {wrong:.2f}")

# %% told
as_told = keras.utils.image_dataset_from_directory(
    "clothes", class_names=names, verbose=False, **gray
)
_, right = model.evaluate(as_told, verbose=0)
print(f"right: {right:.2f}")

# %% unshuffled
halves = keras.utils.image_dataset_from_directory(
    "clothes",
    validation_split=0.2,
    subset="both",
    shuffle=False,
    verbose=False,
    **gray,
)
for part, dataset in zip(("training", "validation"), halves, strict=True):
    codes = {int(code) for _, answers in dataset for code in answers}
    print(f"{part}: {len(codes)} classes")

# %% check tags=["hidden"]
assert all(equal) and len(equal) == 600
assert [in_order.class_names[label] for _, label in in_order] == [
    names[labels[number]] for number in order
]
assert wrong < 0.2 and right > 0.75
assert by_alphabet.class_names == sorted(names)
