"""A table with semicolons, read with and without sep."""

# %% sep
from pathlib import Path

import pandas as pd

Path("semicolons.csv").write_text("price;sqft_lot\n221900;5650\n538000;7242\n")
print("with commas:    ", pd.read_csv("semicolons.csv").shape)
print("with semicolons:", pd.read_csv("semicolons.csv", sep=";").shape)

# %% check tags=["hidden"]
assert pd.read_csv("semicolons.csv").shape == (2, 1)
assert [*pd.read_csv("semicolons.csv", sep=";")] == ["price", "sqft_lot"]
