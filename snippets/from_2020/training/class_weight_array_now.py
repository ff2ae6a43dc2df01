"""Weights of two classes in a dictionary."""

# %% now
import keras
import numpy as np

keras.utils.set_random_seed(1)
model = keras.Sequential(
    [keras.Input(shape=(1,)), keras.layers.Dense(1, activation="sigmoid")]
)
model.compile(optimizer="sgd", loss="binary_crossentropy")
x, y = np.ones((4, 1)), np.array([[0], [0], [0], [1]])
weights = dict(enumerate([0.5, 2.0]))
history = model.fit(x, y, class_weight=weights, verbose=0)
print(weights, f"loss {history.history['loss'][0]:.2f}")

# %% check tags=["hidden"]
for other in [0.5, 2.0], np.array([0.5, 2.0]), "balanced":
    try:
        model.fit(x, y, class_weight=other, verbose=0)
    except AttributeError as error:
        assert "has no attribute 'get'" in str(error)
    else:
        raise AssertionError(other)
