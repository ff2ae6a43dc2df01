"""From probabilities to letters, and what became of predict_classes."""

# %% train
import keras
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
images = table.drop(columns="label").to_numpy("float32") / 255
targets = keras.utils.to_categorical(table["label"], 4)

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="sigmoid"),
        keras.layers.Dropout(0.25),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
network.compile(optimizer="adam", loss="categorical_crossentropy")
network.fit(images, targets, epochs=20, batch_size=50, verbose=0)

# %% predict
probabilities = network.predict(images[:4], verbose=0)
print(probabilities.round(2))
print("sums:", probabilities.sum(axis=1).round(3))

# %% argmax
predicted = np.argmax(probabilities, axis=-1)
print("predicted:", [str("ABCD"[label]) for label in predicted])
print("actual:   ", ["ABCD"[label] for label in table["label"][:4]])

# %% one row
print(network.predict(images[:1], verbose=0).shape)

# %% check tags=["hidden"]
assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-3)

# %% gone
network.predict_classes(images[:4])
