"""Validation accuracy after every step, not only after every epoch."""

# %% watch
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
images = table.drop(columns="label").to_numpy("float32") / 255
labels = table["label"].to_numpy()
targets = keras.utils.to_categorical(labels, 4)

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(32, activation="sigmoid"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
network.compile(
    optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"]
)
steps = []


def look(batch, logs):
    predicted = network(images[1800:]).numpy().argmax(axis=1)
    steps.append(np.mean(predicted == labels[1800:]))


watch = keras.callbacks.LambdaCallback(on_train_batch_end=look)
history = network.fit(
    images,
    targets,
    validation_split=0.1,
    epochs=5,
    callbacks=[watch],
    verbose=0,
)
print("steps:", len(steps), "in epochs of", len(steps) // 5)

# %% plot
figure, ax = plt.subplots(figsize=(6.4, 3.2), layout="constrained")
ax.plot(np.arange(1, 286) / 57, steps, lw=0.8, label="after each step")
seen = history.history["val_accuracy"]
ax.plot(range(1, 6), seen, "o", color="C1", label="what the history keeps")
ax.set_xlabel("epoch")
ax.set_ylabel("validation accuracy")
ax.legend(loc="lower right")
ax.grid(alpha=0.3)

# %% check tags=["hidden"]
assert len(steps) == 285
assert np.allclose(steps[56::57], seen, atol=1e-5)
last_epoch = steps[-57:]
assert max(last_epoch) - min(last_epoch) > 0.04
