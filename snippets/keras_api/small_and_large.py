"""A small and a large network on training images and on test images."""

# %% train
import keras
import pandas as pd
import tensorflow as tf


def letters_from(file, rows):
    table = pd.read_csv(file, nrows=14_000, dtype="uint8")
    table = table[table["label"] <= 3].head(rows)
    images = table.drop(columns="label").to_numpy("float32") / 255
    return images, keras.utils.to_categorical(table["label"], 4)


train = letters_from("data/sign_mnist_train.csv", 100)
test = letters_from("data/sign_mnist_test.csv", None)
batch = tf.data.Dataset.from_tensors(train)

rows = []
for name, units in {"small": 16, "large": 512}.items():
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        network = keras.Sequential(
            [
                keras.Input(shape=(784,)),
                keras.layers.Dense(units, activation="relu"),
                keras.layers.Dense(4, activation="softmax"),
            ]
        )
        network.compile(
            optimizer="adam",
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )
        network.fit(batch.repeat(200), shuffle=False, verbose=0)
        train_loss, train_accuracy = network.evaluate(*train, verbose=0)
        test_loss, test_accuracy = network.evaluate(
            *test, batch_size=400, verbose=0
        )
        rows.append(
            {
                "network": name,
                "seed": seed,
                "train loss": train_loss,
                "test loss": test_loss,
                "train accuracy": train_accuracy,
                "test accuracy": test_accuracy,
            }
        )
results = pd.DataFrame(rows)
results.round(2)

# %% medians
results["test / train"] = results["test loss"] / results["train loss"]
medians = results.groupby("network", sort=False).median().round(2)
medians[["test / train", "test loss", "test accuracy"]]

# %% check tags=["hidden"]
small, large = medians.loc["small"], medians.loc["large"]
assert large["train loss"] < small["train loss"]
assert large["test loss"] < small["test loss"]
assert large["test accuracy"] > small["test accuracy"]
assert large["test / train"] > 1.2 * small["test / train"]
assert small["test loss"] > 1.1 * small["train loss"]
difference = results["test loss"] - results["train loss"]
gaps = difference.groupby(results["network"]).median()
assert gaps["large"] > gaps["small"]
