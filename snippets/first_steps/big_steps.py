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

# %% check tags=["hidden"]
hessian = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
steepest = np.linalg.eigvalsh(hessian).max()
assert -1 < 1 - 0.17 * steepest < -0.9
assert 1 - 0.18 * steepest < -1
