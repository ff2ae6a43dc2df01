"""The table is made once."""

# %% now
import pandas as pd

rows = [{"epoch": epoch, "loss": 1 / (epoch + 1)} for epoch in range(3)]
results = pd.DataFrame(rows)
print(results.round(2))

# %% check tags=["hidden"]
table = results[:2]
table = pd.concat([table, pd.DataFrame([rows[2]])], ignore_index=True)
assert table.equals(results)
