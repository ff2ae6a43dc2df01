"""The chain rule on one unit: three steps, three slopes, one product."""

# %% forward
import math

x, weight, actual = -1.1, 0.8, 0.0

score = weight * x
probability = 1 / (1 + math.exp(-score))
loss = (probability - actual) ** 2
print(f"score {score:.3f} -> probability {probability:.3f} -> loss {loss:.3f}")

# %% local
loss_by_probability = 2 * (probability - actual)
probability_by_score = probability * (1 - probability)
score_by_weight = x
print(f"the loss by the probability:  {loss_by_probability:6.3f}")
print(f"the probability by the score: {probability_by_score:6.3f}")
print(f"the score by the weight:      {score_by_weight:6.3f}")

# %% product
slope = loss_by_probability * probability_by_score * score_by_weight
print(f"the loss by the weight:       {slope:6.3f}")


# %% nudge
def loss_at(weight):
    probability = 1 / (1 + math.exp(-weight * x))
    return (probability - actual) ** 2


nudged = (loss_at(weight + 0.001) - loss_at(weight - 0.001)) / 0.002
print(f"measured by a nudge:          {nudged:6.3f}")

# %% check tags=["hidden"]
assert math.isclose(slope, nudged, rel_tol=1e-5)
