"""validation_split takes the last rows. What if the rows are sorted?"""

# %% sorted
import keras
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
in_order = table.sort_values("label")
print("in training:  ", np.bincount(in_order["label"][:1500], minlength=4))
print("in validation:", np.bincount(in_order["label"][1500:], minlength=4))


# %% damage
def train(rows, seed):
    images = rows.drop(columns="label").to_numpy("float32") / 255
    targets = keras.utils.to_categorical(rows["label"], 4)
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [
            keras.Input(shape=(784,)),
            keras.layers.Dense(32, activation="sigmoid"),
            keras.layers.Dense(4, activation="softmax"),
        ]
    )
    network.compile(
        optimizer="rmsprop",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = network.fit(
        images,
        targets,
        validation_split=0.25,
        epochs=4,
        batch_size=50,
        verbose=0,
    ).history
    return history["accuracy"][-1], history["val_accuracy"][-1]


mixed = in_order.sample(frac=1, random_state=1)
results = []
for name, rows in {"sorted": in_order, "mixed": mixed}.items():
    for seed in range(3):
        accuracy, val_accuracy = train(rows, seed)
        results.append((accuracy, val_accuracy))
        print(f"{name:6}  training {accuracy:.2f}", end="  ")
        print(f"validation {val_accuracy:.2f}")

# %% check tags=["hidden"]
assert np.sum(in_order["label"][:1500] == 3) < 100
sorted_runs, mixed_runs = np.array(results[:3]), np.array(results[3:])
assert sorted_runs[:, 1].max() < 0.15 < 0.4 < mixed_runs[:, 1].min()
assert sorted_runs[:, 0].min() > mixed_runs[:, 0].max()
