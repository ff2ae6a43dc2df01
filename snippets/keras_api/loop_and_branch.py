"""A picture of a model whose call has a branch and a loop."""

# %% drawing
import matplotlib.pyplot as plt

figure, ax = plt.subplots(figsize=(6, 2.8), layout="constrained")
ax.set(xlim=(-0.7, 6.7), ylim=(-1.2, 1.7))
ax.axis("off")

boxes = [
    ((0, 0), "picture", "C7"),
    ((1.5, 1.1), "add noise", "C1"),
    ((3, 0), "look", "C0"),
    ((4.5, 0), "think", "C2"),
    ((6, 0), "answer", "C0"),
]
for place, name, color in boxes:
    frame = {"boxstyle": "round,pad=0.45", "fc": color, "alpha": 0.35, "lw": 0}
    ax.text(*place, name, ha="center", va="center", bbox=frame)

arrows = [
    ((0.55, 0), (2.55, 0), "arc3"),
    ((0.35, 0.4), (0.85, 1.0), "arc3,rad=-0.2"),
    ((2.15, 1.0), (2.75, 0.4), "arc3,rad=-0.2"),
    ((3.4, 0), (4.0, 0), "arc3"),
    ((4.95, 0), (5.5, 0), "arc3"),
    ((4.8, -0.3), (4.2, -0.3), "arc3,rad=-1.5"),
]
for start, end, bend in arrows:
    style = {"arrowstyle": "->", "color": "C7", "connectionstyle": bend}
    ax.annotate("", end, start, arrowprops=style)

ax.text(1.5, -0.25, "otherwise", ha="center", va="center")
ax.text(0.2, 1.0, "training?", ha="center", va="center")
ax.text(4.5, -1.05, "three rounds", ha="center", va="center")
ax.text(1.5, 1.55, "the branch", ha="center", va="center", color="C1")
ax.text(4.5, 0.6, "the loop", ha="center", va="center", color="C2")
