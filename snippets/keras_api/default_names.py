"""Names that Keras gives go on counting, so they depend on the past."""

# %% twice
import keras


def build():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(4, activation="softmax"),
        ]
    )


for attempt in (1, 2):
    network = build()
    print(attempt, [layer.name for layer in network.layers])

# %% lost
network.get_layer("dense")
