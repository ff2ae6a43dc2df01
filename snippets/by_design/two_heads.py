"""Age group and gender: seven sigmoids against two softmax heads."""

# %% setup
import keras
import numpy as np
import pandas as pd

ages = np.array([3, 6, 9, 12, 15, 18, 20])
tall_man = [95, 115, 134, 149, 170, 176, 177]
tall_woman = [94, 115, 133, 151, 162, 163, 163]
heavy_man = [14.3, 20.7, 28.6, 40.5, 56.3, 67.2, 70.6]
heavy_woman = [13.9, 20.2, 29.0, 41.6, 52.0, 56.2, 58.2]
bounds = np.array([3, 10, 18, 35, 60, 80])
names = ["3–9", "10–17", "18–34", "35–59", "60–79"]


def simulate(count, seed):
    rng = np.random.default_rng(seed)
    group = rng.integers(5, size=count)
    age = rng.uniform(bounds[group], bounds[group + 1])
    woman = rng.integers(2, size=count)

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

    taller = np.exp(rng.normal(0, 0.042, count))
    heavier = taller**2 * np.exp(rng.normal(0, 0.15, count))
    noisier = np.exp(rng.normal(0, 0.12, count))
    measures = [height * taller, weight * heavier, nose * noisier]
    return np.column_stack(measures), woman, group, age


measures, woman, group, age = simulate(6_000, seed=0)
train, test = slice(0, 4_000), slice(4_000, None)
mean, deviation = measures[train].mean(axis=0), measures[train].std(axis=0)
features = (measures - mean) / deviation
ages_hot = keras.utils.to_categorical(group, 5)
genders_hot = keras.utils.to_categorical(woman, 2)
seven = np.hstack([ages_hot, genders_hot])


# %% heads
def two_heads():
    body = keras.Input(shape=(3,))
    hidden = keras.layers.Dense(10, activation="relu")(body)
    hidden = keras.layers.Dense(10, activation="relu")(hidden)
    age = keras.layers.Dense(5, activation="softmax", name="age")(hidden)
    gender = keras.layers.Dense(2, activation="softmax", name="gender")(hidden)
    model = keras.Model(body, {"age": age, "gender": gender})
    model.compile(
        loss={
            "age": "categorical_crossentropy",
            "gender": "categorical_crossentropy",
        },
        optimizer=keras.optimizers.Adam(0.01),
        steps_per_execution=20,
    )
    return model


# %% train
targets = {"age": ages_hot[train], "gender": genders_hot[train]}
rows = {}
for seed in range(3):
    keras.utils.set_random_seed(seed)
    model = two_heads()
    model.fit(features[train], targets, batch_size=200, epochs=20, verbose=0)
    heads = {k: v.numpy() for k, v in model(features[test]).items()}
    rows[seed] = {
        "age right": np.mean(heads["age"].argmax(axis=1) == group[test]),
        "gender right": np.mean(heads["gender"].argmax(axis=1) == woman[test]),
    }
print(model.count_params(), "parameters")

# %% accuracy
table = pd.DataFrame(rows)
table.columns.name = "heads, seed"
table.map("{:.1%}".format)

# %% sums
for name, head in heads.items():
    sums = head.sum(axis=1)
    print(f"{name:6} adds up to {sums.min():.2f} … {sums.max():.2f}")

# %% sigmoids
keras.utils.set_random_seed(seed)
body = keras.Input(shape=(3,))
hidden = keras.layers.Dense(10, activation="relu")(body)
hidden = keras.layers.Dense(10, activation="relu")(hidden)
labels = keras.layers.Dense(7, activation="sigmoid")(hidden)
sigmoids = keras.Model(body, labels)
sigmoids.compile(
    loss="binary_crossentropy",
    optimizer=keras.optimizers.Adam(0.01),
    steps_per_execution=20,
)
sigmoids.fit(
    features[train], seven[train], batch_size=200, epochs=20, verbose=0
)
p = sigmoids(features[test]).numpy()

# %% persons
none = p[:, :5].max(axis=1).argmin()
double = np.sort(p[:, :5], axis=1)[:, -2].argmax()
persons = {}
for title, i in [("no group", none), ("two groups", double)]:
    persons[title, "sigmoids"] = p[i]
    persons[title, "heads"] = np.hstack([heads["age"][i], heads["gender"][i]])
persons = pd.DataFrame(persons, index=[*names, "man", "woman"])
persons.map("{:.2f}".format)

# %% check tags=["hidden"]
assert model.count_params() == sigmoids.count_params() == 227
for head in heads.values():
    assert np.allclose(head.sum(axis=1), 1, atol=1e-5)
assert (persons["two groups", "sigmoids"][:5] > 0.5).sum() == 2
assert (persons["no group", "sigmoids"][:5] < 0.5).all()
age_right, gender_right = table.mean(axis=1)
