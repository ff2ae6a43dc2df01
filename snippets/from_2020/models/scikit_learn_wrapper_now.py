"""The wrapper of Keras 3."""

# ruff: noqa: N803

# %% now
import keras
import numpy as np


def build_model(X, y):
    layers = [keras.Input(X.shape[1:]), keras.layers.Dense(2, "softmax")]
    model = keras.Sequential(layers)
    model.compile(
        loss="categorical_crossentropy",
        optimizer=keras.optimizers.SGD(learning_rate=1.0),
    )
    return model


keras.utils.set_random_seed(1)
X = np.array([[-2.0], [-1.0], [1.0], [2.0]])
y = np.array([0, 0, 1, 1])
classifier = keras.wrappers.SKLearnClassifier(
    build_model, fit_kwargs={"epochs": 10, "verbose": 0}
)
classifier.fit(X, y)
epochs = len(classifier.history_.epoch)
print(f"classes {classifier.classes_}, {epochs} epochs")

# %% check tags=["hidden"]
for units, activation, loss in (
    (1, "sigmoid", "binary_crossentropy"),
    (2, "softmax", "sparse_categorical_crossentropy"),
):
    layers = [keras.Input((1,)), keras.layers.Dense(units, activation)]
    model = keras.Sequential(layers)
    model.compile(loss=loss)
    wrapper = keras.wrappers.SKLearnClassifier(
        model, fit_kwargs={"verbose": 0}
    )
    try:
        wrapper.fit(X, y)
    except ValueError as error:
        assert "output" in str(error)
    else:
        raise AssertionError(loss)
