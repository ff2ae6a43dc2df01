"""A rule that names an activity by its speed, and the one that breaks it."""


# %% rule
def activity(speed):
    if speed < 4:
        return "walking"
    if speed < 12:
        return "running"
    return "biking"


# %% three right
for speed in (3, 7, 16):
    print(f"{speed:2} mph: {activity(speed)}")

# %% golf
golf = [0, 3, 0, 3, 14]  # mph: putting, walking, driving the cart
for speed in golf:
    print(f"{speed:2} mph: {activity(speed)}")

# %% readings
readings = {
    "walking": [3, 0, 3, 2, 3],  # 0: waiting at a red light
    "running": [6, 7, 9, 8, 6],
    "biking": [14, 16, 13, 18, 14],
    "golf": golf,
}

# %% plot
import matplotlib.pyplot as plt

fig, ax = plt.subplots(layout="constrained")
for row, speeds in enumerate(readings.values()):
    offsets = [row + 0.1 * (i - 2) for i in range(len(speeds))]
    ax.scatter(speeds, offsets, color=f"C{row}", s=45)
for limit in (4, 12):
    ax.axvline(limit, color="C4", linestyle="--")
ax.set_yticks(range(4), readings)
ax.set_ylim(-0.6, 4.2)
ax.set_xlabel("speed (miles per hour)")
ax.set_ylabel("what the person did")
for middle, name in ((1.5, "walking"), (8, "running"), (16, "biking")):
    ax.text(middle, 3.75, f"rule: {name}", ha="center")

# %% score
from collections import Counter

observed = [
    (speed, name) for name, speeds in readings.items() for speed in speeds
]
right = sum(activity(speed) == name for speed, name in observed)
print(f"our rule:                    {right} of {len(observed)}")

best = 0
for speed in {speed for speed, _ in observed}:
    names = Counter(name for s, name in observed if s == speed)
    best += max(names.values())
print(f"best rule that sees speed:   {best} of {len(observed)}")

# %% check tags=["hidden"]
assert "golf" not in {activity(speed) for speed in range(100)}
assert right == 15 and best == 16
at_rest = Counter(name for s, name in observed if s == 0)
assert at_rest == {"golf": 2, "walking": 1}
