"""What summary() says before the model is built, after, and after fit."""

# %% unbuilt
import keras
import pandas as pd

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
network.summary(line_length=60)

# %% built
network.build((None, 784))
network.summary(line_length=60)

# %% narrow
network.summary(line_length=36)

# %% fitted
table = pd.read_csv("data/sign_mnist_train.csv", nrows=1000, dtype="uint8")
table = table[table["label"] <= 3].head(100)
images = table.drop(columns="label").to_numpy("float32") / 255
targets = keras.utils.to_categorical(table["label"], 4)

network.compile(optimizer="adam", loss="categorical_crossentropy")
network.fit(images, targets, verbose=0)
network.summary(line_length=60)

# %% optimizer
sizes = [
    int(variable.numpy().size) for variable in network.optimizer.variables
]
print("first two:", [v.name for v in network.optimizer.variables[:2]])
print("sizes:", sizes)
print("2 + 2 *", network.count_params(), "=", sum(sizes))

# %% check tags=["hidden"]
assert network.count_params() == 12732
assert sum(sizes) == 2 + 2 * 12732 == 25466
