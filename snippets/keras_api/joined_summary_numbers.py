"""A second input of another size: ten numbers about each picture."""

# %% data
import keras
import numpy as np
import pandas as pd
from keras import layers

rows = pd.read_csv("data/sign_mnist_train.csv", nrows=12_500)
letters = rows[rows["label"] < 4][:2000]
label = letters["label"].to_numpy()
pixels = letters.drop(columns="label").to_numpy(np.float32) / 255

# The share of pixels in each tenth of the scale from black to white.
shares = np.stack(
    [np.histogram(image, bins=10, range=(0, 1))[0] / 784 for image in pixels]
).astype("float32")
print(shares[0].round(2))

# %% build
keras.utils.set_random_seed(1)
pixel_input = keras.Input(shape=(784,), name="pixels")
x = layers.Dense(12, activation="sigmoid")(pixel_input)
by_pixels = layers.Dense(4, activation="softmax")(x)

share_input = keras.Input(shape=(10,), name="shares")
x = layers.Dense(12, activation="relu")(share_input)
by_shares = layers.Dense(4, activation="softmax")(x)

joined = keras.Model(
    inputs=[pixel_input, share_input],
    outputs=layers.add([by_pixels, by_shares]),
)

# %% count
pixel_side = (784 + 1) * 12 + (12 + 1) * 4
share_side = (10 + 1) * 12 + (12 + 1) * 4
print(f"by hand: {pixel_side:,} + {share_side} = {pixel_side + share_side:,}")
print(f"Keras:   {joined.count_params():,}")

# %% fit
joined.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="categorical_crossentropy"
)
one_hot = keras.utils.to_categorical(label, 4)
history = joined.fit(
    [pixels, shares], one_hot, batch_size=50, epochs=6, verbose=0
)
losses = history.history["loss"]
print(f"loss {losses[0]:.2f} -> {losses[-1]:.2f}")

# %% refused
joined([shares, pixels])
