"""The same pass over the chunks, raw and scaled."""

# %% totals
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

columns = ["sqft_lot", "price"]


def chunks():
    for chunk in pd.read_csv("data/kc_house_data.csv", chunksize=100):
        yield chunk[columns].astype(float)


count = sum(len(chunk) for chunk in chunks())
mean = sum(chunk.sum() for chunk in chunks()) / count
variance = sum(((chunk - mean) ** 2).sum() for chunk in chunks()) / count
deviation = np.sqrt(variance)
pd.DataFrame({"mean": mean, "deviation": deviation}).map("{:,.0f}".format)


# %% train
def one_pass(intercept, slope, center, scale):
    line = [tf.Variable(intercept), tf.Variable(slope)]
    optimizer = keras.optimizers.Adam(0.01)
    path = [(intercept, slope)]
    for chunk in chunks():
        x, y = ((chunk - center) / scale).to_numpy(np.float32).T
        with tf.GradientTape() as tape:
            predictions = line[0] + line[1] * x
            loss = keras.losses.mean_squared_error(y, predictions)
        gradients = tape.gradient(loss, line)
        optimizer.apply(gradients, line)
        path.append(tuple(float(v) for v in line))
    return np.array(path)


raw = one_pass(10.0, 0.5, center=0, scale=1)

start = (10 + 0.5 * mean["sqft_lot"] - mean["price"]) / deviation["price"]
start_slope = 0.5 * deviation["sqft_lot"] / deviation["price"]
scaled = one_pass(start, start_slope, center=mean, scale=deviation)

# %% back
slope = scaled[:, 1] * deviation["price"] / deviation["sqft_lot"]
at_mean_lot = mean["price"] + scaled[:, 0] * deviation["price"]
intercept = at_mean_lot - slope * mean["sqft_lot"]
in_dollars = np.column_stack([intercept, slope])
houses = pd.concat(chunks())
exact = np.polyfit(houses["sqft_lot"], houses["price"], 1)[::-1]
lines = {"raw": raw[-1], "scaled": in_dollars[-1], "exact": exact}
rmse = {}
for name, (a, b) in lines.items():
    predictions = a + b * houses["sqft_lot"]
    rmse[name] = np.sqrt(np.mean((houses["price"] - predictions) ** 2))
    line = f"price = {a:9,.0f} + {b:.2f} * lot"
    print(f"{name:6} {line}, RMSE {rmse[name]:,.0f}")

# %% plot
figure, axes = plt.subplots()
for name, path in [("raw", raw), ("scaled", in_dollars)]:
    error = houses["price"].to_numpy()[:, np.newaxis] - (
        path[:, 0] + np.outer(houses["sqft_lot"], path[:, 1])
    )
    axes.plot(np.sqrt(np.mean(error**2, axis=0)) / 1000, label=name)
axes.set_ylim(0, 700)
axes.set_xlabel("step")
axes.set_ylabel("RMSE on all houses (thousand dollars)")
axes.legend()

# %% check tags=["hidden"]
assert np.allclose(in_dollars[0], [10, 0.5])
assert rmse["raw"] > 600_000
assert rmse["scaled"] < 1.02 * rmse["exact"]
assert rmse["exact"] < deviation["price"] < rmse["scaled"]
assert abs(scaled[-1, 0]) < 0.15 * abs(start)
assert np.isclose(rmse["exact"], deviation["price"], rtol=0.01)
