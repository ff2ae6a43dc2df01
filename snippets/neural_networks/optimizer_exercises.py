"""Answers to the exercises on optimizers."""

# %% jump
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf


def f(x):
    return 4 * tf.cos(x - 1) + tf.cos(2 * np.pi * x) / x


x = tf.Variable(0.05)
optimizer = keras.optimizers.SGD(0.01)
for _ in range(100):
    with tf.GradientTape() as tape:
        loss = f(x)
    slope = tape.gradient(loss, x)
    before = x.numpy()
    optimizer.apply([slope], [x])
    if optimizer.iterations == 1:
        print(f"slope {slope.numpy():.0f}", end=", ")
        print(f"first step from {before:.2f} to {x.numpy():.2f}")
print(f"after 100 steps: {x.numpy():.2f}")

# %% deepest
right = np.linspace(0.05, 30, 300_000)
lowest = right[np.argmin(f(right))]
print(f"to the right: f({lowest:.2f}) = {f(lowest):.3f}")
for left in (-0.1, -0.01, -0.001):
    print(f"to the left:  f({left}) = {f(left):.0f}")


# %% schedule
def walk(learning_rate):
    x = tf.Variable(0.05)
    optimizer = keras.optimizers.RMSprop(learning_rate)
    optimizer.build([x])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = f(x)
        gradient = tape.gradient(loss, x)
        optimizer.apply([gradient], [x])

    path = []
    for _ in range(1000):
        step()
        path.append(float(x))
    return np.array(path)


decay = keras.optimizers.schedules.ExponentialDecay(
    0.01,
    decay_steps=100,
    decay_rate=0.5,
)
near = np.linspace(0.3, 0.6, 300_001)
minimum = near[np.argmin(f(near))]
paths = {
    "constant rate": walk(0.01),
    "rate halved every 100 steps": walk(decay),
}
for name, path in paths.items():
    distance = abs(path[-100:] - minimum).max()
    print(f"{name}: at most {distance:.1g} away in the last 100 steps")

# %% schedule plot
figure, axes = plt.subplots()
for name, path in paths.items():
    axes.plot(range(100, 300), path[100:300] - minimum, label=name)
axes.set_xlabel("step")
axes.set_ylabel("x − minimum")
axes.legend()

# %% constant slope
w = tf.Variable(0.0)
optimizer = keras.optimizers.SGD(0.01, momentum=0.9)
for step in range(1, 101):
    before = w.numpy()
    optimizer.apply([tf.constant(1.0)], [w])
    if step in (1, 2, 10, 100):
        print(f"step {step:3}: w moves by {before - w.numpy():.4f}")

# %% check tags=["hidden"]
assert abs(x.numpy() - 4.380) < 0.01
assert f(lowest).numpy() < f(4.380).numpy() and 10 < lowest < 11
assert f(-0.001) < -900
away = [abs(path[-100:] - minimum).max() for path in paths.values()]
assert away[0] > 0.002
assert away[1] < away[0] / 20
assert abs(before - w.numpy() - 0.1) < 1e-3
