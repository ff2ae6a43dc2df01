"""A guess, its loss, and the small steps that lower the loss."""

# %% data
import numpy as np

x = np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0])
y = np.array([-3.0, -1.0, 1.0, 3.0, 5.0, 7.0])

# %% guess
w, b = 10.0, 10.0
guess = w * x + b
error = guess - y
print("guess", guess)
print("error", error)

# %% errors
import matplotlib.pyplot as plt

fig, ax = plt.subplots(layout="constrained")
ax.vlines(x, y, guess, color="C3", linestyle=":", lw=2, label="error")
ax.plot(x, guess, color="C1", label="guess: y = 10x + 10")
ax.scatter(x, y, color="C0", zorder=3, label="data")
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.legend()


# %% loss
def loss(w, b):
    return np.mean((w * x + b - y) ** 2)


print(f"loss of y = 10x + 10: {loss(10, 10):.2f}")
print(f"loss of y =  9x + 10: {loss(9, 10):.2f}")

# %% nudge
nudge = 0.001
slope_w = (loss(w + nudge, b) - loss(w - nudge, b)) / (2 * nudge)
slope_b = (loss(w, b + nudge) - loss(w, b - nudge)) / (2 * nudge)
print(f"slope for w: {slope_w:.2f}")
print(f"slope for b: {slope_b:.2f}")

# %% step
rate = 0.01
w_next, b_next = w - rate * slope_w, b - rate * slope_b
print(f"new guess: y = {w_next:.3f}x + {b_next:.3f}")
print(f"loss: {loss(w, b):.2f} -> {loss(w_next, b_next):.2f}")


# %% repeat
def slopes(w, b):
    error = w * x + b - y
    return np.mean(2 * error * x), np.mean(2 * error)


path = [(w, b)]
for _ in range(500):
    slope_w, slope_b = slopes(w, b)
    w, b = w - rate * slope_w, b - rate * slope_b
    path.append((w, b))

for step in (0, 1, 2, 5, 20, 100, 500):
    w, b = path[step]
    print(f"step {step:3}: y = {w:6.3f}x {b:+7.3f}   loss {loss(w, b):9.4f}")

# %% lines
fig, ax = plt.subplots(layout="constrained")
for step, style in (
    (0, ":"),
    (2, "-."),
    (5, "--"),
    (20, (0, (9, 2))),
    (500, "-"),
):
    w, b = path[step]
    ax.plot(x, w * x + b, "C0", ls=style, label=f"after {step} steps")
ax.scatter(x, y, color="C1", zorder=3, label="data")
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.legend()

# %% check tags=["hidden"]
losses = [loss(w, b) for w, b in path]
assert (np.diff(losses) < 0).all()
assert np.allclose(slopes(10, 10), (115.6666667, 46.0))
assert min(w for w, _ in path) < 1  # w swings past 2 while b is still off
