"""A loss of nan: its causes, in the order in which to test them."""

# %% case
import keras
import numpy as np
from sklearn.datasets import load_diabetes

patients = load_diabetes(scaled=False)  # 442 patients, ten columns
x, y = patients.data, patients.target


def network(rate=0.01, loss="mse"):
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((10,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(rate), loss=loss)
    return model


def losses(x, y, **settings):
    model = network(**settings)
    return model.fit(x, y, epochs=5, verbose=0).history["loss"]


# %% symptom
print(losses(x, y))

# %% data
print(np.isfinite(x).all(), np.isfinite(y).all())

# %% holes
table = np.c_[x, np.ones(442)]  # one more column, always 1
table[7, 2] = np.nan  # one measurement is missing
with np.errstate(invalid="ignore"):  # 0 / 0 is nan
    table = (table - np.nanmean(table, axis=0)) / np.nanstd(table, axis=0)
print(np.isfinite(table).all())
print(np.isnan(table).sum(axis=0))

# %% fill
constant = np.isnan(table).all(axis=0)
table = table[:, ~constant]
table = np.where(np.isnan(table), np.nanmedian(table, axis=0), table)
print(np.isfinite(table).all())

# %% first loss
print(network().evaluate(x, y, verbose=0))


# %% own loss
def cross_entropy(y, score):
    p = keras.ops.sigmoid(score)
    return -y * keras.ops.log(p) - (1 - y) * keras.ops.log(1 - p)


ill = (y > 140).astype("float32")  # 1 or 0
print(network(loss=cross_entropy).evaluate(x, ill, verbose=0))

# %% logits
stable = keras.losses.BinaryCrossentropy(from_logits=True)
print(f"{network(loss=stable).evaluate(x, ill, verbose=0):.1f}")

# %% spread
print(x.std(axis=0).round(1))

# %% scaled
scaled = (x - x.mean(axis=0)) / x.std(axis=0)
print(*(f"{loss:,.0f}" for loss in losses(scaled, y)))

# %% too long
print(*(f"{loss:.0e}" for loss in losses(scaled, y, rate=0.3)))

# %% shorter
print(*(f"{loss:,.0f}" for loss in losses(scaled, y, rate=0.03)))

# %% check tags=["hidden"]
assert constant.sum() == 1
