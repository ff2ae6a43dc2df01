"""Memory to read one large table: whole, in chunks, and as a stream."""

# %% ways
import tracemalloc
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
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


# %% held
def held(part):
    if isinstance(part, pd.DataFrame):
        return part.memory_usage(index=False).sum()
    return sum(column.numpy().nbytes for column in part)


sizes = {}
for read in (stream, chunks, whole):
    part = next(read(str(big)))
    sizes[read.__name__] = held(part) / 1e6
    print(f"{read.__name__:6} holds {sizes[read.__name__]:8.4f} MB at a time")
big.unlink()


# %% peak
def peak_memory(read, path):
    tracemalloc.start()
    for _ in read(path):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


peaks = {}
for read in (chunks, whole):
    peaks[read.__name__] = peak_memory(read, table)
    print(f"{read.__name__:6} {peaks[read.__name__]:4.1f} MB at the peak")

# %% plot
figure, axes = plt.subplots(figsize=(6.4, 2.4), layout="constrained")
axes.plot(sizes.values(), sizes.keys(), "o", markersize=10)
axes.axvline(file_size, color="C1", ls="--", label="size of the file")
axes.set_xscale("log")
axes.set_xlabel("memory held at a time (MB)")
axes.margins(y=0.3)
axes.legend(loc="lower right", bbox_to_anchor=(0.9, 0))

# %% check tags=["hidden"]
assert 1.4 < sizes["whole"] / file_size < 1.5
assert 20 < sizes["chunks"] / sizes["stream"] < 40
assert sizes["whole"] > 2000 * sizes["chunks"]
assert sizes["chunks"] < file_size / 1000 and sizes["stream"] == 800 / 1e6
assert sizes["whole"] / 20 < peaks["whole"]
assert peaks["whole"] > 5 * peaks["chunks"]
