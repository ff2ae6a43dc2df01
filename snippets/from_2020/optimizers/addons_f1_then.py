"""The F1 score from the addons."""

# %% then
import tensorflow_addons as tfa

metric = tfa.metrics.F1Score(num_classes=1, threshold=0.5)
