"""Answers to the exercises on how a slope travels."""

# %% by hand
x = 1.0
inner = 2 * x + 1  # slope by x: 2
y = inner**2  # slope by inner: 2 * inner
print("by the chain rule:", 2 * inner * 2)
print("by a nudge:       ", round(((2 * 1.001 + 1) ** 2 - y) / 0.001, 2))

# %% raw
import math


def sigmoid_and_slope(score):
    y = 1 / (1 + math.exp(-score))
    return y, y * (1 - y)


for name, customer in (("scaled", [-1.1, 0.9, -0.4]), ("raw", [1, 2, 32])):
    hidden, by_score = sigmoid_and_slope(sum(customer) + 1)
    answer, by_output = sigmoid_and_slope(2 * hidden + 1)
    slopes = [2 * answer * by_output * by_score * x for x in customer]
    print(
        f"{name:6} hidden {hidden:.4f}  slopes", [f"{s:.0e}" for s in slopes]
    )

# %% relu
import tensorflow as tf

x = tf.constant([[-1.1, 0.9, -0.4]])
kernels = {
    "both on": tf.Variable([[1.0, -1.0], [1.0, -1.0], [1.0, -1.0]]),
    "one off": tf.Variable([[1.0, 1.0], [1.0, 1.0], [1.0, 5.0]]),
}
slopes_of = {}
for name, kernel in kernels.items():
    with tf.GradientTape() as tape:
        hidden = tf.nn.relu(x @ kernel + 1.0)
        answer = tf.sigmoid(tf.reduce_sum(hidden) - 2.0)
        loss = answer**2
    slopes_of[name] = tape.gradient(loss, kernel).numpy()
    print(f"{name}: hidden", hidden.numpy().round(2)[0])
    print(slopes_of[name].round(2) + 0.0)

# %% check tags=["hidden"]
raw_score = 1 + 2 + 32 + 1
assert 2 * inner * 2 == 12
assert max(abs(s) for s in slopes) < 1e-12
assert (slopes_of["both on"] != 0).all()
assert (slopes_of["one off"][:, 1] == 0).all()
assert (slopes_of["one off"][:, 0] != 0).all()
