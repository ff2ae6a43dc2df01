"""Memory to read one large table: whole, in chunks, and as a stream."""

# %% ways
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import psutil
import tensorflow as tf


def whole(path):
    yield pd.read_csv(path)


def chunks(path):
    yield from pd.read_csv(path, chunksize=100)


def stream(path):
    yield from tf.data.experimental.CsvDataset(
        path, [tf.float32, tf.float32], header=True, select_cols=[2, 6]
    ).batch(100)


# %% file
table = "data/kc_house_data.csv"
header, rows = Path(table).read_text().split("\n", 1)
big = Path("big.csv")
with big.open("w") as file:
    file.write(header + "\n")
    for _ in range(20):
        file.write(rows)
file_size = big.stat().st_size / 1e6
print(f"{file_size:.0f} MB, {20 * rows.count(chr(10)):,} rows")


# %% measure
def memory():
    return psutil.Process().memory_info().rss / 1e6


def extra_memory(read, path):
    before = memory()
    return max(memory() - before for part in read(path))


extra = {}
for read in (stream, chunks, whole):
    extra_memory(read, table)  # loads the parts of the libraries it needs
    extra[read.__name__] = extra_memory(read, str(big))
big.unlink()

for name, size in extra.items():
    print(f"{name:6} takes less than half the file: {size < file_size / 2}")

# %% plot
figure, axes = plt.subplots(figsize=(6.4, 2.4), layout="constrained")
axes.barh(list(extra), list(extra.values()))
axes.axvline(file_size, color="C1", ls="--", label="size of the file")
axes.set_xlabel("extra memory (MB)")
axes.legend()

# %% check tags=["hidden"]
assert extra["whole"] > file_size
assert max(extra["stream"], extra["chunks"]) < file_size / 2
