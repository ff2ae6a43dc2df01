"""Training: compile, fit, and what comes back."""

# %% compile
import keras
import numpy as np

keras.utils.set_random_seed(1)
x = np.linspace(-1, 1, 100).reshape(-1, 1)
y = 3 * x + 2
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.1),
    loss="mse",
    metrics=["mae"],
)

# %% fit
history = model.fit(
    x, y, epochs=20, batch_size=10, validation_split=0.2, verbose=0
)
{k: round(v[-1], 2) for k, v in history.history.items()}

# %% evaluate
model.evaluate(x, y, verbose=0, return_dict=True).keys()

# %% predict
model.predict(np.array([[2.0]]), verbose=0).round(1)

# %% weights
[w.numpy().round(1).tolist() for w in model.weights]
