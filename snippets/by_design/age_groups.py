"""Height, weight, gender and nose area → five age groups."""

# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

ages = np.array([3, 6, 9, 12, 15, 18, 20])
tall_man = [95, 115, 134, 149, 170, 176, 177]
tall_woman = [94, 115, 133, 151, 162, 163, 163]
heavy_man = [14.3, 20.7, 28.6, 40.5, 56.3, 67.2, 70.6]
heavy_woman = [13.9, 20.2, 29.0, 41.6, 52.0, 56.2, 58.2]
bounds = np.array([3, 10, 18, 35, 60, 80])
names = ["3–9", "10–17", "18–34", "35–59", "60–79"]


def typical(age, woman):
    """Median height, weight and nose area."""

    def by_age(years, man, lady):
        return np.where(
            woman, np.interp(age, years, lady), np.interp(age, years, man)
        )

    older = [*ages, 30, 70, 80]
    height = by_age(
        older, [*tall_man, 177, 174, 172], [*tall_woman, 163, 158, 155]
    )
    weight = by_age([*ages, 40], [*heavy_man, 89.8], [*heavy_woman, 77])
    growth = np.interp(age, [0, 20, 80], [0.5, 0.976, 1.12])
    nose = np.where(woman, 5.1 * 2.2, 5.8 * 2.6) * growth**2
    return height, weight, nose


def simulate(count, seed):
    rng = np.random.default_rng(seed)
    group = rng.integers(5, size=count)
    age = rng.uniform(bounds[group], bounds[group + 1])
    woman = rng.integers(2, size=count)
    height, weight, nose = typical(age, woman)

    taller = np.exp(rng.normal(0, 0.042, count))
    heavier = taller**2 * np.exp(rng.normal(0, 0.15, count))
    noisier = np.exp(rng.normal(0, 0.12, count))
    measures = [height * taller, weight * heavier, nose * noisier]
    return np.column_stack(measures), woman, group, age


# %% data
measures, woman, group, age = simulate(6_000, seed=0)
features = np.column_stack([measures, woman])
train, test = slice(0, 4_000), slice(4_000, None)
mean, deviation = features[train].mean(axis=0), features[train].std(axis=0)
features = (features - mean) / deviation

# %% one hot
one_hot = keras.utils.to_categorical(group, 5)
print(group[:3])
print(one_hot[:3])

# %% model
keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(5, activation="softmax"),
    ]
)
model.compile(
    loss="categorical_crossentropy",
    optimizer=keras.optimizers.Adam(0.01),
    metrics=["accuracy"],
)
print(model.count_params(), "parameters")

# %% fit
model.fit(
    features[train], one_hot[train], batch_size=100, epochs=20, verbose=0
)
probabilities = model.predict(features[test], verbose=0)
says = probabilities.argmax(axis=1)
accuracy = np.mean(says == group[test])
most_frequent = np.bincount(group[test]).max() / len(says)
print(f"right: {accuracy:.0%}, always the same group: {most_frequent:.0%}")

# %% one person
print(" ".join(f"{name:>6}" for name in names))
for person in (0, 1, 2):
    row = probabilities[person]
    print(" ".join(f"{p:6.2f}" for p in row), f" sum {row.sum():.2f}")

# %% confusion
confusion = np.zeros((5, 5), int)
np.add.at(confusion, (group[test], says), 1)

figure, axes = plt.subplots(figsize=(4.6, 3.8), layout="constrained")
axes.imshow(confusion, cmap="viridis")
for i in range(5):
    for j in range(5):
        dark = confusion[i, j] < confusion.max() / 2
        color = "#eeeeee" if dark else "#222222"
        axes.text(j, i, confusion[i, j], ha="center", va="center", color=color)
axes.set_xticks(range(5), names)
axes.set_yticks(range(5), names)
axes.set_xlabel("the network says")
axes.set_ylabel("true age group")

# %% shares
recall = confusion.diagonal() / confusion.sum(axis=1)
for name, share in zip(names, recall, strict=True):
    print(f"{name:6} {share:.0%} found")


# %% best rule
def by_the_makers(measures, woman):
    """How likely each age group is to have people of these sizes."""
    steps = np.linspace(0, 1, 41)  # all ages of a group are equally frequent
    candidates = bounds[:-1, None] + steps * np.diff(bounds)[:, None]
    sizes = np.log([typical(candidates, sex) for sex in (0, 1)])
    # axes: person, measure, age group, age
    away = np.log(measures)[:, :, None, None] - sizes[woman]
    taller, heavier, noisier = np.moveaxis(away, 1, 0)
    squares = (
        (taller / 0.042) ** 2
        + ((heavier - 2 * taller) / 0.15) ** 2
        + (noisier / 0.12) ** 2
    )
    return np.exp(-squares / 2).mean(axis=-1)


best = by_the_makers(measures[test], woman[test]).argmax(axis=1)
best_right = np.mean(best == group[test])
found = [np.mean(best[group[test] == i] == i) for i in range(5)]
print(f"right: {best_right:.0%}")
for name, share in zip(names, found, strict=True):
    print(f"{name:6} {share:.0%} found")

# %% check tags=["hidden"]
assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)
assert model.count_params() == (4 + 1) * 10 + (10 + 1) * 10 + (10 + 1) * 5
assert model.count_params() == 215
assert accuracy > 0.65 and most_frequent < 0.25
children, adults = recall[:2].mean(), recall[2:].mean()
assert children > adults + 0.1
assert recall.argmin() == 3 and np.argmin(found) == 3
assert abs(best_right - accuracy) < 0.04
assert min(found[:2]) > max(found[2:])
assert recall[:2].min() > 0.7
assert confusion[:, 4].sum() > 1.1 * confusion[4].sum()
assert found[3] > recall[3]
assert found[2] < recall[2] and found[4] < recall[4]
assert confusion[:2, 3:].sum() + confusion[3:, :2].sum() < 10
far = np.abs(np.arange(5)[:, None] - np.arange(5)) > 2
assert confusion[far].max() < 5
sparse = keras.losses.sparse_categorical_crossentropy(
    group[test], probabilities
)
dense = keras.losses.categorical_crossentropy(one_hot[test], probabilities)
assert np.allclose(sparse, dense, atol=1e-5)
