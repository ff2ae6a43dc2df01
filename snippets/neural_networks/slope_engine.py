"""An engine of slopes: numbers that remember what they were made of."""

# %% node
import math


class Node:
    """A number, what it was computed from, and its local slopes."""

    def __init__(self, value, parents=(), local_slopes=()):
        self.value = value
        self.parents = parents
        self.local_slopes = local_slopes  # this node by each of its parents
        self.slope = 0.0  # the loss by this node; backward fills it in

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), (1.0, 1.0))

    def __sub__(self, other):
        return Node(self.value - other.value, (self, other), (1.0, -1.0))

    def __mul__(self, other):
        both = (self, other)
        return Node(self.value * other.value, both, (other.value, self.value))

    def sigmoid(self):
        y = 1 / (1 + math.exp(-self.value))
        return Node(y, (self,), (y * (1 - y),))

    def square(self):
        return Node(self.value**2, (self,), (2 * self.value,))


# %% backward
def in_order(node, done=None):
    """All that a node was computed from, parents first, then the node."""
    done = {} if done is None else done
    for parent in node.parents:
        if parent not in done:
            in_order(parent, done)
    done[node] = None  # a dictionary keeps the order, and each node once
    return done


def backward(loss):
    """Fill in the slope of the loss by every node."""
    loss.slope = 1.0
    for node in reversed(in_order(loss)):
        for parent, local in zip(node.parents, node.local_slopes, strict=True):
            parent.slope += node.slope * local


# %% network
customer = [Node(-1.1), Node(0.9), Node(-0.4)]
actual = Node(0.0)
weights1 = [[Node(1.0), Node(1.0)] for _ in customer]
weights2 = [Node(1.0), Node(1.0)]
bias1, bias2 = Node(1.0), Node(1.0)


def forward():
    scores = []
    for unit in (0, 1):
        score = bias1
        for x, weights in zip(customer, weights1, strict=True):
            score = score + x * weights[unit]
        scores.append(score)
    hidden = [score.sigmoid() for score in scores]
    score = bias2
    for h, weight in zip(hidden, weights2, strict=True):
        score = score + h * weight
    probability = score.sigmoid()
    loss = (probability - actual).square()
    return scores, hidden, score, probability, loss


scores, hidden, score, probability, loss = forward()
backward(loss)
nodes = {
    "loss": loss,
    "probability": probability,
    "score of the output": score,
    "hidden unit 1": hidden[0],
    "hidden unit 2": hidden[1],
    "score of unit 1": scores[0],
    "score of unit 2": scores[1],
}
for name, node in nodes.items():
    print(f"{name:20} value {node.value:7.4f}  slope {node.slope:7.4f}")

# %% parameters
parameters = {
    f"weight {feature} -> unit {unit + 1}": weights1[row][unit]
    for row, feature in enumerate(("education", "marriage", "age"))
    for unit in (0, 1)
}
parameters |= {
    "bias of both units": bias1,
    "weight unit 1 -> output": weights2[0],
    "weight unit 2 -> output": weights2[1],
    "bias of the output": bias2,
}
for name, node in parameters.items():
    print(f"{name:26} slope {node.slope:7.4f}")

# %% tape
import numpy as np
import tensorflow as tf

x = tf.constant([[-1.1, 0.9, -0.4]], tf.float64)
w1 = tf.Variable(tf.ones((3, 2), tf.float64))
w2 = tf.Variable(tf.ones((2, 1), tf.float64))
b1, b2 = (tf.Variable(1.0, dtype=tf.float64) for _ in range(2))
with tf.GradientTape() as tape:
    answer = tf.sigmoid(tf.sigmoid(x @ w1 + b1) @ w2 + b2)
    tf_loss = tf.reduce_sum((answer - 0.0) ** 2)
gradients = tape.gradient(tf_loss, [w1, b1, w2, b2])
from_tape = tf.concat([tf.reshape(g, [-1]) for g in gradients], 0).numpy()
ours = [node.slope for node in parameters.values()]
print("equal to the tape's, all ten:", np.allclose(ours, from_tape))

# %% nudges
passes = 0
measured = []
for node in parameters.values():
    losses = []
    for nudge in (0.001, -0.001):
        node.value += nudge
        losses.append(forward()[-1].value)
        node.value -= nudge
        passes += 1
    measured.append((losses[0] - losses[1]) / 0.002)
print(f"{passes} forward passes")
print("equal to six decimals:", np.allclose(ours, measured, atol=1e-6))

# %% twins tags=["hidden"]
output_slope, unit_slope = score.slope, scores[0].slope
bias1_slope = bias1.slope
assert hidden[0].slope == hidden[1].slope
assert scores[0].slope == scores[1].slope
assert np.isclose(bias1.slope, 2 * scores[0].slope)

# %% twice
first = weights1[0][0].slope
backward(loss)
print(f"after one backward: {first:.4f}")
print(f"after another one:  {weights1[0][0].slope:.4f}")

# %% step
for step in range(4):
    *_, probability, loss = forward()
    print(f"step {step}: {probability.value:.3f}, loss {loss.value:.3f}")
    for node in parameters.values():
        node.slope = 0.0
    backward(loss)
    for node in parameters.values():
        node.value -= 2.0 * node.slope

# %% check tags=["hidden"]
assert np.allclose(ours, from_tape, rtol=1e-12)
assert np.allclose(ours, measured, atol=1e-6)
assert weights1[0][0].value == weights1[0][1].value != 1
assert loss.value < 0.8 and len(parameters) == 10
