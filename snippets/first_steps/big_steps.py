"""Exercise: the same descent with larger steps."""

# %% rates
import numpy as np

x = np.arange(-1.0, 5.0)
y = 2 * x - 1

for rate in (0.01, 0.1, 0.17, 0.18):
    w, b = 10.0, 10.0
    for _ in range(100):
        error = w * x + b - y
        w -= rate * np.mean(2 * error * x)
        b -= rate * np.mean(2 * error)
    print(f"rate {rate}: loss {np.mean((w * x + b - y) ** 2):.2g}")
