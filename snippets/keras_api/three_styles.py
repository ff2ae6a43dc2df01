"""784, 16, 8, 4 in three styles, with the same weights and the same fate."""

# %% sequential
import keras
from keras import layers

keras.utils.set_random_seed(1)
sequential = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(8, activation="relu"),
        layers.Dense(4, activation="softmax"),
    ]
)

# %% functional
keras.utils.set_random_seed(1)
inputs = keras.Input(shape=(784,))
x = layers.Dense(16, activation="relu")(inputs)
x = layers.Dense(8, activation="relu")(x)
functional = keras.Model(inputs, layers.Dense(4, activation="softmax")(x))


# %% subclass
class Letters(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.Dense(16, activation="relu")
        self.second = layers.Dense(8, activation="relu")
        self.answer = layers.Dense(4, activation="softmax")

    def call(self, pixels):
        return self.answer(self.second(self.first(pixels)))


subclassed = Letters()
subclassed(keras.ops.zeros((1, 784)))
subclassed.set_weights(functional.get_weights())

# %% agree
import numpy as np
import pandas as pd

rows = pd.read_csv("data/sign_mnist_train.csv", nrows=12_500)
letters = rows[rows["label"] < 4][:2000]  # A, B, C and D
pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
label = letters["label"].to_numpy()

models = {
    "sequential": sequential,
    "functional": functional,
    "subclassed": subclassed,
}
for name, model in models.items():
    first_answer = model(pixels[:1]).numpy().round(3)
    print(f"{name}: {model.count_params():,} parameters, {first_answer}")

# %% train
loss_curves = {}
for name, model in models.items():
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    history = model.fit(
        pixels, label, batch_size=50, epochs=3, shuffle=False, verbose=0
    )
    loss_curves[name] = history.history["loss"]
    print(name, np.round(loss_curves[name], 3))

# %% check tags=["hidden"]
for name, model in models.items():
    assert model.count_params() == 12_732
    assert np.allclose(model(pixels), sequential(pixels), atol=1e-4)
    assert np.allclose(loss_curves[name], loss_curves["sequential"], rtol=1e-4)
