"""A row is appended to a table."""

# %% then
import pandas as pd

results = pd.DataFrame(columns=["epoch", "loss"])
for epoch in range(3):
    row = {"epoch": epoch, "loss": 1 / (epoch + 1)}
    results = results.append(row, ignore_index=True)
