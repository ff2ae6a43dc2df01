"""Programming and learning, as two pictures of the same three words."""

# %% plot
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 1, figsize=(6.4, 4), layout="constrained")
pictures = (
    ("programming", ("rules", "data"), "answers"),
    ("learning", ("answers", "data"), "rules"),
)
for ax, (title, given, result) in zip(axes, pictures, strict=True):
    for y, word in zip((0.72, 0.28), given, strict=True):
        ax.text(0.12, y, word, ha="center", va="center", fontsize=13)
        ax.annotate(
            "",
            xy=(0.37, 0.5 + (y - 0.5) / 4),
            xytext=(0.22, y),
            arrowprops={"arrowstyle": "->", "color": "C0", "lw": 2},
        )
    ax.text(
        0.5,
        0.5,
        title,
        ha="center",
        va="center",
        fontsize=13,
        bbox={"boxstyle": "round,pad=0.7", "fc": "none", "ec": "C0", "lw": 2},
    )
    ax.annotate(
        "",
        xy=(0.78, 0.5),
        xytext=(0.63, 0.5),
        arrowprops={"arrowstyle": "->", "color": "C1", "lw": 2},
    )
    ax.text(0.88, 0.5, result, ha="center", va="center", fontsize=13)
    ax.set_axis_off()
