"""What the choice of a dtype costs in memory, and what it loses."""

# %% bytes
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
kilobytes = {
    name: np.array(houses["waterfront"], name).nbytes / 1000
    for name in ("float64", "int64", "float32", "float16", "bool")
}
for name, size in kilobytes.items():
    print(f"{name:8} {size:6.1f} kB")

# %% bars
figure, axes = plt.subplots(figsize=(6.4, 2.6), layout="constrained")
bars = axes.barh(list(kilobytes), list(kilobytes.values()))
axes.bar_label(bars, fmt="%.0f", padding=3)
axes.set_xlabel("memory for 21,613 values (kB)")
axes.set_xlim(0, 200)
axes.invert_yaxis()

# %% rounding
codes = houses["id"].to_numpy()
rounded = codes.astype(np.float32).astype(np.int64)
print("id:        ", codes[0])
print("as float32:", rounded[0])
print(f"ids changed: {np.mean(rounded != codes):.0%}")

# %% overflow
price = houses["price"].to_numpy()
print("float32:", tf.cast(price[:3], tf.float32).numpy())
half = tf.cast(price, tf.float16).numpy()
print("float16:", half[:3])
print(f"largest float16: {tf.float16.max:,.0f}")
print(f"infinite prices: {np.isinf(half).sum():,} of {len(half):,}")

# %% check tags=["hidden"]
assert np.array_equal(price, price.astype(np.float32))
assert np.isinf(half).mean() > 0.999
assert np.mean(rounded != codes) > 0.8
assert kilobytes["float64"] == 8 * kilobytes["bool"]
