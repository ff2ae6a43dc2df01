"""What compile sets, and what it leaves alone."""

# %% model
import keras
import numpy as np
import pandas as pd

keras.utils.set_random_seed(3)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="sigmoid"),
        keras.layers.Dropout(0.25),
        keras.layers.Dense(4, activation="softmax"),
    ]
)

# %% dropout
dropout = network.layers[1]
ones = np.ones((1, 12), "float32")
print("parameters:", dropout.count_params())
print("predicting:", dropout(ones).numpy())
print("training:  ", dropout(ones, training=True).numpy().round(2))

# %% compile
before = network.get_weights()
network.compile(
    optimizer="adam",
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
pairs = zip(before, network.get_weights(), strict=True)
untouched = all(np.array_equal(old, new) for old, new in pairs)
print("weights untouched:", untouched)

# %% set
optimizer = network.optimizer
rate = float(optimizer.learning_rate.numpy())
print("optimizer:", type(optimizer).__name__, f"with rate {rate:.3f}")
print("loss:", network.loss)
print("steps taken:", optimizer.iterations.numpy())

# %% fit
table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
images = table.drop(columns="label").to_numpy("float32") / 255
targets = keras.utils.to_categorical(table["label"], 4)

history = network.fit(images, targets, epochs=5, batch_size=50, verbose=0)
losses = history.history["loss"]
print("loss by epoch:", np.round(losses, 2))
print("steps taken:", optimizer.iterations.numpy())

# %% again
trained = network.get_weights()
network.compile(optimizer="adam", loss="categorical_crossentropy")
pairs = zip(trained, network.get_weights(), strict=True)
kept = all(np.array_equal(old, new) for old, new in pairs)
print("weights kept:", kept)
print("steps taken:", network.optimizer.iterations.numpy())

# %% check tags=["hidden"]
assert untouched and kept
assert optimizer.iterations.numpy() == 5 * 40
assert network.optimizer is not optimizer
assert losses[-1] < losses[0]
assert network.count_params() == 785 * 16 + 17 * 4
