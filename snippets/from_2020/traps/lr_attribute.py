"""`optimizer.lr = 0.1` makes a new attribute and changes nothing."""

# %% damage
import keras


def descend(optimizer):
    slope = keras.Variable(0.0)
    for _ in range(100):
        gradient = 2 * (slope - 3.0)  # of the loss (slope - 3)²
        optimizer.apply([gradient], [slope])
    return float(slope)


optimizer = keras.optimizers.SGD(0.001)
optimizer.lr = 0.1
stuck = descend(optimizer)
print(f"after 100 steps: {stuck:.2f}, the best is 3")

# %% check
used = float(optimizer.learning_rate)
print(f"lr {optimizer.lr}, learning_rate {used:.3f}")

# %% way_out
optimizer = keras.optimizers.SGD(0.001)
optimizer.learning_rate = 0.1
arrived = descend(optimizer)
print(f"after 100 steps: {arrived:.2f}")

# %% claims tags=["hidden"]
assert abs(used - 0.001) < 1e-6 and stuck < 0.6
assert abs(arrived - 3) < 1e-3
assert abs(stuck - descend(keras.optimizers.SGD(0.001))) < 1e-6
