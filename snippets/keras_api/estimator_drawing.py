"""Who calls whom: an Estimator of 2020, and a Keras model of today."""

# %% drawing
import matplotlib.pyplot as plt

figure, ax = plt.subplots(figsize=(6, 3.2), layout="constrained")
ax.set(xlim=(-1.6, 5.2), ylim=(-0.7, 2.9))
ax.axis("off")

boxes = [
    ((0, 2), "input_fn", "C0"),
    ((2.2, 2), "Estimator", "C1"),
    ((4.4, 2), "model_dir", "C7"),
    ((0, 0), "dataset", "C0"),
    ((2.2, 0), "fit", "C1"),
    ((4.4, 0), "model", "C2"),
]
for place, name, color in boxes:
    frame = {"boxstyle": "round,pad=0.5", "fc": color, "alpha": 0.35, "lw": 0}
    ax.text(*place, name, ha="center", va="center", bbox=frame)

arrows = [
    ((1.55, 2.1), (0.6, 2.1), "calls", 2.25),
    ((0.6, 1.9), (1.55, 1.9), "data", 1.6),
    ((2.85, 2.1), (3.75, 2.1), "saves", 2.25),
    ((3.75, 1.9), (2.85, 1.9), "loads", 1.6),
    ((0.6, 0), (1.85, 0), "batches", 0.15),
    ((2.55, 0), (3.9, 0), "changes", 0.15),
]
for start, end, name, height in arrows:
    style = {"arrowstyle": "->", "color": "C7"}
    ax.annotate("", end, start, arrowprops=style)
    middle = (start[0] + end[0]) / 2
    ax.text(middle, height, name, ha="center", va="bottom", fontsize=11)

ax.text(-1.5, 2, "then", va="center", style="italic")
ax.text(-1.5, 0, "now", va="center", style="italic")
notes = {
    (2.2, 2.65): "columns and kind of model",
    (4.4, 1.35): "weights,\non disk",
    (4.4, -0.55): "holds the weights",
}
for place, note in notes.items():
    ax.text(*place, note, ha="center", va="center", fontsize=11)
