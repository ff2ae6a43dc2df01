"""The baseline: a linear model of the pixels."""

# %% train
import keras
import numpy as np

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train, x_test = x_train / np.float32(255), x_test / np.float32(255)

keras.utils.set_random_seed(1)
linear = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(
            10,
            activation="softmax",
            kernel_initializer="zeros",  # harmless without hidden layers
        ),
    ]
)
linear.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
held_back = len(x_train) // 12
linear.fit(x_train[held_back:], y_train[held_back:], epochs=3, verbose=0)
loss, accuracy = linear.evaluate(x_test, y_test, verbose=0)
print(f"parameters: {linear.count_params():,}")
print(f"right on {accuracy:.1%} of the test images")

# %% templates
import matplotlib.pyplot as plt

weights = linear.layers[-1].kernel.numpy().reshape(28, 28, 10)
largest = np.abs(weights).max() / 2
class_names = [
    *("T-shirt", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
]
fig, axes = plt.subplots(2, 5, figsize=(6.4, 2.9), layout="constrained")
for label, ax in enumerate(axes.flat):
    ax.imshow(
        weights[..., label],
        cmap="coolwarm",
        interpolation="none",
        vmin=-largest,
        vmax=largest,
    )
    ax.set_title(class_names[label], fontsize=12)
    ax.set_axis_off()

# %% check tags=["hidden"]
assert linear.count_params() == 784 * 10 + 10
assert 0.6 < accuracy < 0.9
