"""The older course's networks, counted; and cells that were run twice."""

# %% count
import keras
from keras import layers


def joined(width):
    inputs = keras.Input(shape=(784,)), keras.Input(shape=(width,))
    sides = [
        layers.Dense(4, activation="softmax")(
            layers.Dense(12, activation=activation)(side)
        )
        for side, activation in zip(inputs, ["sigmoid", "relu"], strict=True)
    ]
    return keras.Model(inputs, layers.add(sides))


houses = keras.Sequential([keras.Input(shape=(13,))])
for units in (10, 10, 1):
    houses.add(layers.Dense(units))
letters = keras.Sequential([keras.Input(shape=(784,))])
letters.add(layers.Dense(16, activation="relu"))
letters.add(layers.Dense(8, activation="relu"))
letters.add(layers.Dense(4, activation="softmax"))
counts = {
    "houses": houses.count_params(),
    "letters": letters.count_params(),
    "joined": joined(784).count_params(),
    "joined_ten": joined(10).count_params(),
}
for name, count in counts.items():
    print(f"{name:10} {count:>6,}")


# %% twice
def add_three(model):  # a cell of a notebook
    model.add(layers.Dense(16, activation="sigmoid"))
    model.add(layers.Dropout(0.25))
    model.add(layers.Dense(4, activation="softmax"))
    return model.count_params()


half = keras.Sequential([keras.Input(shape=(784,))])
half.add(layers.Dense(16, activation="sigmoid"))
twice = {"onto_finished": add_three(letters), "first_twice": add_three(half)}
fresh = keras.Sequential([keras.Input(shape=(784,))])
meant = add_three(fresh)
print("onto the finished network:   ", twice["onto_finished"])
print("the first layer added twice: ", twice["first_twice"])
print("what was meant:              ", meant)

# %% check tags=["hidden"]
assert twice == {"onto_finished": 12_880, "first_twice": 12_900}
assert meant == 784 * 16 + 16 + 16 * 4 + 4
assert list(counts.values()) == [261, 12_732, 18_944, 9_656]
