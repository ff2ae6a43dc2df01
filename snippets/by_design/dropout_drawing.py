"""A network with all of its hidden units, and with half of them dropped."""

# %% drawing
import matplotlib.pyplot as plt

sizes, dropped = (4, 6, 2), {0, 2, 3}
columns = [
    [(x, row - (size - 1) / 2) for row in range(size)]
    for x, size in enumerate(sizes)
]
figure, panels = plt.subplots(1, 2, figsize=(6.4, 2.8), layout="constrained")
for axes, out in zip(panels, (set(), dropped), strict=True):
    hidden = [unit for row, unit in enumerate(columns[1]) if row not in out]
    for unit in hidden:
        for other in columns[0] + columns[2]:
            axes.plot(*zip(unit, other, strict=True), "C7", lw=0.8, zorder=1)
    for units, color in zip(columns, ("C0", "C1", "C1"), strict=True):
        axes.plot(*zip(*units, strict=True), "o", mec=color, mfc="none", ms=11)
    for units, color in zip(
        (columns[0], hidden, columns[2]), ("C0", "C1", "C1"), strict=True
    ):
        axes.plot(*zip(*units, strict=True), "o", color=color, ms=11)
    axes.set_title("one with dropout" if out else "one step without")
    axes.margins(0.12)
    axes.set_axis_off()

# %% check tags=["hidden"]
assert len(dropped) == sizes[1] / 2
