"""Images in one HDF5 file, read a batch at a time."""

# %% write
import h5py
import keras
import numpy as np

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
images, labels = images[:2_000], labels[:2_000]
with h5py.File("clothes.h5", "w") as file:
    file.create_dataset(
        "images", data=images, chunks=(100, 28, 28), compression="gzip"
    )
    file.create_dataset("labels", data=labels)
    file["images"].attrs["unit"] = "gray, 0 black to 255 white"

# %% read
with h5py.File("clothes.h5") as file:
    stored = file["images"]
    part = stored[300:400]  # reads one chunk, and nothing else
    print(stored.shape, stored.dtype, stored.attrs["unit"])
    print(part.shape, "equal:", np.array_equal(part, images[300:400]))


# %% batches
class FromFile(keras.utils.PyDataset):
    """Batches of a hundred images, each read when it's asked for."""

    def __init__(self, path):
        super().__init__()
        self.file = h5py.File(path)

    def __len__(self):
        return len(self.file["labels"]) // 100

    def __getitem__(self, number):
        rows = slice(100 * number, 100 * number + 100)
        pixels = self.file["images"][rows] / np.float32(255)
        return pixels, self.file["labels"][rows]


# %% train
def losses(*data, **options):
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, "relu"),
            keras.layers.Dense(10, "softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    history = model.fit(*data, epochs=3, shuffle=False, verbose=0, **options)
    return history.history["loss"]


from_file = losses(FromFile("clothes.h5"))
from_memory = losses(images / np.float32(255), labels, batch_size=100)
print("from the file", np.round(from_file, 4))
print("from memory  ", np.round(from_memory, 4))

# %% size
import os

raw, packed = images.nbytes, os.path.getsize("clothes.h5")
print(f"{raw / 1e6:.2f} MB of pixels, a file of {packed / 1e6:.2f} MB")

# %% check tags=["hidden"]
assert np.allclose(from_file, from_memory, rtol=1e-5)
assert packed < 0.8 * raw

# %% order
with h5py.File("clothes.h5") as file:
    stored = file["images"]
    print(stored[[3, 8, 20]].shape)
    stored[[20, 3, 8]]
