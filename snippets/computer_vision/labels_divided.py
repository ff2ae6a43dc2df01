"""What becomes of a classifier whose labels were divided by 255."""

# %% divide
import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
pictures, held_back = x_all / np.float32(255), len(x_all) // 12
x_valid, y_valid = pictures[:held_back], y_all[:held_back]
learn = slice(held_back, held_back + 5000)
x_train, y_train = pictures[learn], y_all[learn]

divided = y_train / 255
print("labels:     ", y_train[:5])
print("divided:    ", divided[:5].round(3))
print("as integers:", divided[:5].astype(int))

# %% train
keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
history = model.fit(x_train, divided, epochs=3, verbose=0)
losses = history.history["loss"]
print("loss by epoch:", [round(loss, 3) for loss in losses])

# %% damage
classes = model(x_valid).numpy().argmax(axis=-1)
accuracy = np.mean(classes == y_valid)
print("classes it ever says:", np.unique(classes))
print(f"right on {accuracy:.0%} of the validation images")

# %% check tags=["hidden"]
assert losses[-1] < losses[0] and losses[-1] < 0.1
assert set(classes) == {0}
assert accuracy < 0.15
