"""A model with a loop and a branch in its call."""

# %% class
import keras
from keras import layers


class LoopedLetters(keras.Model):
    """Looks at the picture once, then thinks about it a few rounds."""

    def __init__(self, units=32, rounds=3):
        super().__init__()
        self.look = layers.Dense(units, activation="relu")
        self.think = layers.Dense(units, activation="relu")
        self.answer = layers.Dense(4, activation="softmax")
        self.rounds = rounds

    def call(self, pixels, training=False):
        if training:
            noise = keras.random.normal(keras.ops.shape(pixels), stddev=0.1)
            pixels = pixels + noise
        x = self.look(pixels)
        for _ in range(self.rounds):
            x = x + self.think(x)
        return self.answer(x)


# %% data
import numpy as np
import pandas as pd

rows = pd.read_csv("data/sign_mnist_train.csv", nrows=12_500)
letters = rows[rows["label"] < 4][:2000]  # A, B, C and D
pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
label = letters["label"].to_numpy()

rows = pd.read_csv("data/sign_mnist_test.csv", nrows=2_500)
letters = rows[rows["label"] < 4]
test_pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
test_label = letters["label"].to_numpy()

# %% model
keras.utils.set_random_seed(2)
model = LoopedLetters()
print(model(pixels[:2]).shape)

# %% count
by_hand = [(784 + 1) * 32, (32 + 1) * 32, (32 + 1) * 4]
print("by hand:", by_hand, "together", sum(by_hand))
print("Keras:  ", model.count_params())

# %% fit
model.compile(
    optimizer=keras.optimizers.Adam(0.002),
    loss="sparse_categorical_crossentropy",
)
history = model.fit(pixels, label, batch_size=50, epochs=12, verbose=0)
losses = history.history["loss"]
accuracy = np.mean(model(test_pixels).numpy().argmax(axis=1) == test_label)
print(f"loss {losses[0]:.2f} -> {losses[-1]:.2f}")
print(f"test accuracy {accuracy:.2f}")

# %% branch
for training in (False, True):
    first = model(test_pixels[:1], training=training).numpy()
    again = model(test_pixels[:1], training=training).numpy()
    print(f"training={training}: the same twice? {np.allclose(first, again)}")

# %% rounds tags=["varies"]
accuracies = []
for rounds in range(7):
    model.rounds = rounds
    answers = model(test_pixels).numpy().argmax(axis=1)
    accuracies.append(np.mean(answers == test_label))
print(np.round(accuracies, 2))

# %% plot
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6.4, 3.2), layout="constrained")
ax.plot(accuracies, marker="o")
ax.axvline(3, linestyle=":", color="gray")
ax.set_ylim(0, 1.05)
ax.set_xlabel("rounds of the loop (trained with 3)")
ax.set_ylabel("test accuracy")

# %% predict
model.rounds = 3
three = model.predict(test_pixels, verbose=0)
model.rounds = 0
stale = model.predict(test_pixels, verbose=0)
none = model(test_pixels).numpy()
model.make_predict_function(force=True)
fresh = model.predict(test_pixels, verbose=0)

print("call equals three rounds?   ", np.allclose(none, three, atol=1e-5))
print("predict equals three rounds?", np.allclose(stale, three, atol=1e-5))
print("made anew, equals the call? ", np.allclose(fresh, none, atol=1e-5))
model.rounds = 3

# %% check tags=["hidden"]
assert np.allclose(stale, three, atol=1e-5)
assert not np.allclose(none, three, atol=0.1)
assert np.allclose(fresh, none, atol=1e-5)
evaluated = {}
model.compile(loss="sparse_categorical_crossentropy")
for model.rounds in (3, 0):
    evaluated[model.rounds] = model.evaluate(
        test_pixels, test_label, verbose=0
    )
model.compile(loss="sparse_categorical_crossentropy")
anew = model.evaluate(test_pixels, test_label, verbose=0)
assert evaluated[3] == evaluated[0] != anew
model.rounds = 3
assert model.count_params() == sum(by_hand) == 26_308
assert accuracy > 0.75 and accuracies[3] == accuracy
assert losses[-1] < losses[0]
assert accuracies[0] < accuracy - 0.3
assert accuracies[6] < accuracy
for seed in (3, 4):
    keras.utils.set_random_seed(seed)
    other = LoopedLetters()
    other.compile(
        optimizer=keras.optimizers.Adam(0.002),
        loss="sparse_categorical_crossentropy",
    )
    other.fit(pixels, label, batch_size=50, epochs=12, verbose=0)
    shares = []
    for other.rounds in (0, 3, 6):
        answers = other(test_pixels).numpy().argmax(axis=1)
        shares.append(np.mean(answers == test_label))
    assert shares[1] > max(shares[0], shares[2]) + 0.05
