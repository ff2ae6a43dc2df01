"""Which parts of a network are taken over, and which learn."""

# %% drawing
import matplotlib.pyplot as plt

parts = ["convolution", "convolution", "convolution", "head"]
ways = {  # for each part: where its weights start, and whether it learns
    "from scratch": [("random", True)] * 4,
    "frozen": [("source", False)] * 3 + [("random", True)],
    "fine-tuned": [("source", False)] * 2
    + [("source", True), ("frozen", True)],
    "full": [("source", True)] * 3 + [("random", True)],
}
colors = {"random": "C7", "source": "C0", "frozen": "C1"}
figure, axes = plt.subplots(figsize=(6.4, 3), layout="constrained")
for row, (way, states) in enumerate(ways.items()):
    for column, (start, learns) in enumerate(states):
        axes.barh(
            *(row, 0.9),
            left=column,
            height=0.7,
            facecolor=colors[start] if learns else "none",
            edgecolor=colors[start],
            lw=2.5,
        )
        word = "learns" if learns else "is kept"
        axes.text(
            *(column + 0.45, row, word),
            color="w" if learns else colors[start],
            ha="center",
            va="center",
            fontsize=11,
        )
axes.set_yticks(range(4), ways, fontsize=11)
axes.set_xticks([column + 0.45 for column in range(4)], parts, fontsize=11)
axes.tick_params(length=0)
axes.invert_yaxis()
axes.spines[:].set_visible(False)
