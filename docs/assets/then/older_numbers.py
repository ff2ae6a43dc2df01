"""What the older course's own code gives on the TensorFlow of its time, as JSON.

    python older_numbers.py DATA > older_numbers.json

DATA is a folder with the real files. The Python is 3.7, with what older_numbers.lock beside this
file pins. Some minutes on one core. The optimizers, losses, layers and estimators are those of the
course, called as it called them; what it drew without a seed is drawn here from three.
"""

from __future__ import annotations

import gzip
import io
import json
import logging
import math
import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import importlib_metadata
import numpy as np
import pandas as pd
import tensorflow as tf
from scipy.optimize import least_squares

SEEDS = (1, 2, 3)
LOGGED = re.compile(r"loss = (\S+), step = 0|Loss for final step: (\S+?)\.$")
PACKAGES = ("tensorflow", "numpy", "pandas", "h5py", "protobuf")

FIRST_FIVE = (9.669481, 11.726705, 1.1193314, 1.6605749, 0.7982892)
LAST_FIVE = (0.8017315, 0.6106562, 0.59997976, 0.5811015, 0.5576157)
PRINTED = np.array([*FIRST_FIVE, *LAST_FIVE])
"""The course's series on all houses, whose start it didn't print."""

keras: Any = tf.keras
Numbers = Any  # a number, or a list of them


def shown(value: Any) -> Numbers:
    """A number with the digits that printing it shows: those of float32, where it is one."""
    if isinstance(value, (list, tuple)):
        return [shown(item) for item in value]
    if isinstance(value, np.ndarray) and value.ndim:
        return [shown(item) for item in value]
    return float(str(value)) if not isinstance(value, int) else value


# ------------------------------------------------------------------ houses


def house_losses(houses: pd.DataFrame) -> dict[str, Numbers]:
    """Prices against prices times random numbers: the predictions that no model made."""
    price = houses["price"].values
    np.random.seed(123)
    predictions = price * np.random.rand(len(price))
    six = [0, 1, 2, -3, -2, -1]
    rounded = predictions[six].round(8)  # as the course printed them
    scalar = tf.Variable(1.0, dtype=tf.float32)
    features = tf.constant([1, 2, 3, 4, 5], tf.float32)
    targets = tf.constant([2, 4, 6, 8, 10], tf.float32)
    return {
        "six_mse": keras.losses.mse(price[six], rounded).numpy(),
        "six_mae": keras.losses.mae(price[six], rounded).numpy(),
        "all_mse": keras.losses.mse(price, predictions).numpy(),
        "all_mae": keras.losses.mae(price, predictions).numpy(),
        "scalar_mae": keras.losses.mae(targets, scalar * features).numpy(),
    }


def six_houses() -> tuple[np.ndarray, np.ndarray]:
    """Log lot size and log price, as the course printed them."""
    price = [12.309982, 13.195614, 12.100712, 12.904459, 12.8992195, 12.691581]
    size = [8.639411, 8.887652, 9.2103405, 7.20786, 7.7782116, 6.9810057]
    return np.array(size), np.array(price)


def line_loss(intercept: Any, slope: Any, size: Any, price: Any) -> Any:
    return keras.losses.mse(price, intercept + size * slope)


def adam_series(size: Any, price: Any, start: tuple[float, float]) -> tuple[list[Any], Any]:
    """Every tenth loss, taken after its step, and the intercept after the first."""
    intercept = tf.Variable(start[0], dtype=tf.float32)
    slope = tf.Variable(start[1], dtype=tf.float32)
    optimizer = keras.optimizers.Adam(0.5)
    losses, first = [], None
    for step in range(100):
        optimizer.minimize(
            lambda: line_loss(intercept, slope, size, price), var_list=[intercept, slope]
        )
        first = intercept.numpy() if first is None else first
        if step % 10 == 0:
            losses.append(line_loss(intercept, slope, size, price).numpy())
    return losses, first


def regressions(houses: pd.DataFrame) -> dict[str, Numbers]:
    size = np.log(np.array(houses["sqft_lot"], np.float32))
    price = np.log(np.array(houses["price"], np.float32))
    six_size, six_price = six_houses()
    singles = six_size.astype(np.float32), six_price.astype(np.float32)
    six_series, six_first_step = adam_series(*singles, (0.1, 0.1))
    return {
        "loss_1": line_loss(0.1, 0.1, size, price).numpy(),
        "loss_5": line_loss(0.1, 0.5, size, price).numpy(),
        "six_loss_1": line_loss(0.1, 0.1, six_size, six_price).numpy(),
        "six_loss_5": line_loss(0.1, 0.5, six_size, six_price).numpy(),
        "six_series": six_series,
        "six_first_step": six_first_step,
        "all_series": adam_series(size, price, (5, 0.001))[0],
    }


def unpublished_start(houses: pd.DataFrame) -> dict[str, Numbers]:
    """How near the printed series of all houses any start comes, and with a shift of the loss.

    In double precision and by moments: mean squared error is quadratic in intercept and slope.
    """
    x = np.log(np.array(houses["sqft_lot"], np.float32)).astype(float)
    y = np.log(np.array(houses["price"], np.float32)).astype(float)
    curve = np.array([[1, x.mean()], [x.mean(), (x * x).mean()]])
    pull, constant = np.array([y.mean(), (x * y).mean()]), (y * y).mean()

    def series(start: Any) -> Any:
        line, mean, square, losses = np.array(start, float), np.zeros(2), np.zeros(2), []
        for step in range(1, 101):
            gradient = 2 * (curve @ line - pull)
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.999 * square + 0.001 * gradient**2
            rate = 0.5 * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            line = line - rate * mean / (np.sqrt(square) + 1e-7)
            losses.append(line @ curve @ line - 2 * line @ pull + constant)
        return np.array(losses[::10])

    starts = [(intercept, slope) for intercept in range(-5, 16, 5) for slope in range(-1, 4)]
    fits = [least_squares(lambda p: series(p) - PRINTED, start) for start in starts]
    shifted = least_squares(lambda p: series(p[:2]) + p[2] - PRINTED, (5, 0.001, 0))
    return {
        "starts_tried": len(starts),
        "start_nearest": min(abs(fit.fun).max() for fit in fits),
        "start_shift": shifted.x[2],
        "start_shifted_nearest": abs(shifted.fun).max(),
    }


def multiple_regression(houses: pd.DataFrame) -> dict[str, Numbers]:
    size = np.log(np.array(houses["sqft_lot"], np.float32))
    price = np.log(np.array(houses["price"], np.float32))
    bedrooms = np.array(houses["bedrooms"], np.float32)
    line = tf.Variable([0.1, 0.05, 0.02], dtype=tf.float32)

    def loss() -> Any:
        return keras.losses.mae(price, line[0] + size * line[1] + bedrooms * line[2])

    optimizer = keras.optimizers.Adam()
    losses = []
    for _ in range(10):
        optimizer.minimize(loss, var_list=[line])
        losses.append(loss().numpy())
    return {"multiple_losses": losses, "multiple_line": line.numpy()}


def batches(file: Path) -> dict[str, Numbers]:
    intercept = tf.Variable(10.0, dtype=tf.float32)
    slope = tf.Variable(0.5, dtype=tf.float32)
    optimizer = keras.optimizers.Adam()
    for chunk in pd.read_csv(file, chunksize=100):
        size = np.array(chunk["sqft_lot"], np.float32)
        price = np.array(chunk["price"], np.float32)

        def loss(size: Any = size, price: Any = price) -> Any:
            return line_loss(intercept, slope, size, price)

        optimizer.minimize(loss, var_list=[intercept, slope])
    return {"batch_intercept": intercept.numpy(), "batch_slope": slope.numpy()}


def estimators(houses: pd.DataFrame) -> dict[str, Numbers]:
    """The losses that the estimators log: at step 0, and for the final step."""
    columns = [tf.feature_column.numeric_column(name) for name in ("bedrooms", "bathrooms")]

    def data() -> Any:
        features = {column.name: np.array(houses[column.name]) for column in columns}
        return features, np.array(houses["price"])

    def deep(config: Any) -> Any:
        return tf.estimator.DNNRegressor(
            feature_columns=columns, hidden_units=[2, 2], config=config
        )

    def linear(config: Any) -> Any:
        return tf.estimator.LinearRegressor(feature_columns=columns, config=config)

    return {
        "deep": [logged(deep, data, steps=1, seed=seed)[-1] for seed in SEEDS],
        "linear": logged(linear, data, steps=2, seed=SEEDS[0]),
    }


def logged(make: Callable[[Any], Any], data: Any, steps: int, seed: int) -> list[float]:
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logger = tf.get_logger()
    before, logger.handlers = logger.handlers, [handler]
    logger.setLevel(logging.INFO)
    with tempfile.TemporaryDirectory() as folder:
        config = tf.estimator.RunConfig(model_dir=folder, tf_random_seed=seed)
        make(config).train(data, steps=steps)
    logger.handlers = before
    logger.setLevel(logging.ERROR)
    found = [LOGGED.search(line) for line in lines]
    return [float(match[1] or match[2]) for match in found if match]


# ------------------------------------------------------------------ minima and units


def minima() -> dict[str, Numbers]:
    def f(x: Any) -> Any:
        return 4.0 * tf.cos(x - 1) + tf.cos(2.0 * math.pi * x) / x

    def walk(optimizer: Any, start: float) -> Any:
        x = tf.Variable(start, dtype=tf.float32)
        for _ in range(100):
            optimizer.minimize(lambda: f(x), var_list=[x])
        return x.numpy()

    return {
        "sgd_from_6": walk(keras.optimizers.SGD(learning_rate=0.01), 6.0),
        "sgd_from_03": walk(keras.optimizers.SGD(learning_rate=0.01), 0.3),
        "momentum_99": walk(keras.optimizers.RMSprop(learning_rate=0.01, momentum=0.99), 0.05),
        "momentum_0": walk(keras.optimizers.RMSprop(learning_rate=0.01, momentum=0.0), 0.05),
    }


def units() -> dict[str, Numbers]:
    """A network of ones; and what a bill does to a young and to an old customer."""
    sigmoid = keras.activations.sigmoid
    hidden = sigmoid(tf.matmul(tf.constant([[2.0, 2.0, 43.0]]), tf.ones((3, 2))) + 1.0)
    answer = sigmoid(tf.matmul(hidden, tf.ones((2, 1))) + 1.0)

    def effect(age: float) -> Any:
        high, low = (sigmoid(tf.constant(age + 2 * bill)) for bill in (0.5, 0.1))
        return (high - low).numpy()

    return {
        "ones": answer.numpy()[0, 0],
        "effect_young": effect(0.3),
        "effect_old": effect(0.6),
    }


def parameters() -> dict[str, Numbers]:
    """Of each network; and where a cell that adds layers met a model that had some."""
    layers = keras.layers

    def added(model: Any, *made: Any) -> int:
        for layer in made:
            model.add(layer)
        return int(model.count_params())

    def compiled() -> tuple[Any, ...]:
        return (
            layers.Dense(16, activation="sigmoid", input_shape=(784,)),
            layers.Dropout(0.25),
            layers.Dense(4, activation="softmax"),
        )

    first = layers.Dense(16, activation="relu", input_shape=(784,))
    three = (first, layers.Dense(8, activation="relu"), layers.Dense(4, activation="softmax"))
    model = keras.Sequential()
    sequential = added(model, *three)
    houses = keras.Sequential()
    half = keras.Sequential()
    added(half, layers.Dense(16, activation="sigmoid", input_shape=(784,)))
    return {
        "houses": added(
            houses,
            layers.Dense(10, input_shape=(13,)),
            layers.Dense(10),
            layers.Dense(1),
        ),
        "sequential": sequential,
        "onto_finished": added(model, *compiled()),
        "first_twice": added(half, *compiled()),
        "joined": joined(784),
        "joined_ten": joined(10),
    }


def joined(width: int) -> int:
    layers = keras.layers
    inputs = [keras.Input(shape=(784,)), keras.Input(shape=(width,))]
    sides = []
    for entry, activation in ((inputs[0], "sigmoid"), (inputs[1], "relu")):
        inner = layers.Dense(12, activation=activation)(entry)
        sides.append(layers.Dense(4, activation="softmax")(inner))
    return int(keras.Model(inputs=inputs, outputs=layers.add(sides)).count_params())


# ------------------------------------------------------------------ networks


def set_seed(seed: int) -> None:
    keras.backend.clear_session()
    np.random.seed(seed)
    tf.random.set_seed(seed)


def first_network() -> dict[str, Numbers]:
    """y = 2x - 1 from six examples, 500 epochs: the answer for 10, the weight, the bias."""
    x = np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0])
    answers, losses = [], []
    for seed in SEEDS:
        set_seed(seed)
        model = keras.Sequential([keras.layers.Dense(units=1, input_shape=[1])])
        model.compile(optimizer="sgd", loss="mean_squared_error")
        history = model.fit(x, 2 * x - 1, epochs=500, verbose=0).history
        answers.append(model.predict(np.array([10.0]))[0, 0])
        losses.append(history["loss"][-1])
    return {"first_answer": answers, "first_loss": losses}


def letters(file: Path) -> dict[str, Numbers]:
    table = pd.read_csv(file)
    table = table[table["label"] <= 3].head(2000)
    images = table.drop(columns="label").values.astype("float32") / 255
    targets = keras.utils.to_categorical(table["label"].values, 4)
    without_names = io.StringIO(table.to_csv(header=False, index=False))
    cut = pd.read_csv(without_names)  # takes the first row for names
    features, first_four = cut.iloc[:, :-4].values, cut.iloc[:, :4].values

    def fitted(x: Any, y: Any, first: Any, optimizer: Any, seed: int, **settings: Any) -> Any:
        set_seed(seed)
        model = keras.Sequential([first, keras.layers.Dense(4, activation="softmax")])
        model.compile(optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
        return model.fit(x, y, verbose=0, **settings).history

    def hidden(units: int, activation: str, width: int = 784) -> Any:
        return keras.layers.Dense(units, activation=activation, input_shape=(width,))

    five = [fitted(images, targets, hidden(16, "relu"), "SGD", s, epochs=5) for s in SEEDS]
    held: dict[str, Any] = {"epochs": 10, "validation_split": 0.1}
    ten = [fitted(images, targets, hidden(32, "sigmoid"), "RMSprop", s, **held) for s in SEEDS]
    slip = [
        fitted(features, first_four, hidden(32, "sigmoid", 781), "RMSprop", s, **held)
        for s in SEEDS
    ]
    return {
        "five_epochs_loss": [history["loss"][-1] for history in five],
        "ten_epochs_accuracy": [history["val_accuracy"][-1] for history in ten],
        "slip_accuracy": [history["accuracy"][-1] for history in slip],
        "slip_val_accuracy": [history["val_accuracy"][-1] for history in slip],
    }


def clothes(folder: Path) -> dict[str, Numbers]:
    """Two layers of 300, 30 epochs, the first 5,000 pictures held back."""

    def read(name: str, skip: int) -> np.ndarray:
        return np.frombuffer(gzip.decompress((folder / name).read_bytes()), np.uint8, offset=skip)

    images = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28) / 255.0
    labels = read("train-labels-idx1-ubyte.gz", 8)
    set_seed(SEEDS[0])
    layers = keras.layers
    model = keras.Sequential([layers.Flatten(input_shape=[28, 28])])
    for units, activation in ((300, "relu"), (300, "relu"), (10, "softmax")):
        model.add(layers.Dense(units, activation=activation))
    model.compile("sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    held_back = images[:5000], labels[:5000]
    history = model.fit(
        images[5000:], labels[5000:], epochs=30, validation_data=held_back, verbose=0
    )
    return {"clothes_accuracy": history.history["val_accuracy"][-1]}


# ------------------------------------------------------------------ all of it


def measured(data: Path) -> dict[str, Numbers]:
    houses = pd.read_csv(data / "kc_house_data.csv")
    results = {
        **house_losses(houses),
        **regressions(houses),
        **unpublished_start(houses),
        **multiple_regression(houses),
        **batches(data / "kc_house_data.csv"),
        **minima(),
        **units(),
        **parameters(),
        **first_network(),
        **letters(data / "sign_mnist_train.csv"),
        **estimators(houses),
        **clothes(data / "fashion-mnist"),
    }
    return {name: shown(value) for name, value in results.items()}


def versions() -> dict[str, str]:
    found = {name: importlib_metadata.version(name) for name in PACKAGES}
    return {"python": platform.python_version(), **found}


if __name__ == "__main__":
    record = {"versions": versions(), "results": measured(Path(sys.argv[1]).resolve())}
    json.dump(record, sys.stdout, indent=1)
    print()
