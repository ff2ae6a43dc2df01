"""More epochs bring the prediction closer to 19, until float32 runs out."""

# %% train
import keras
import numpy as np

keras.utils.set_random_seed(2)  # the network's own first guess
layer = keras.layers.Dense(1)
layer.build((None, 1))
start = layer.kernel.numpy().item()


def predictions(dtype, epochs):
    """What the unit says for x = 10 after each epoch."""
    x = np.arange(-1, 5, dtype=dtype)
    y = 2 * x - 1
    w, b = dtype(start), dtype(0)
    history = []
    for _ in range(epochs):
        error = w * x + b - y
        w = w - dtype(0.01) * np.mean(2 * error * x)
        b = b - dtype(0.01) * np.mean(2 * error)
        history.append(10 * w + b)
    return np.array(history)


short = 19 - predictions(np.float32, 2000)
short64 = 19 - predictions(np.float64, 2000)

# %% table
import pandas as pd

epochs = [100, 500, 1000, 1500, 2000]
table = pd.DataFrame(
    {
        "epochs": epochs,
        "float32 short of 19": [f"{short[n - 1]:.1e}" for n in epochs],
        "float64 short of 19": [f"{short64[n - 1]:.1e}" for n in epochs],
    }
)
print(table.to_string(index=False))

# %% rate
ratio = short64[500] / short64[499]
print(f"each epoch keeps {ratio:.4f} of what is missing")

# %% check tags=["hidden"]
assert abs(short[499] - 0.0149) < 0.0005
assert short[1499] == short[1999]  # float32 has stopped
assert short64[1999] < short64[1499] / 50
halving = np.log(0.5) / np.log(ratio)
assert 60 < halving < 70
