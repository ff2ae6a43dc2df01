"""Age group and gender as seven independent yes-or-no questions."""

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


# %% data
measures, woman, group, age = simulate(6_000, seed=0)
train, test = slice(0, 4_000), slice(4_000, None)
mean, deviation = measures[train].mean(axis=0), measures[train].std(axis=0)
features = (measures - mean) / deviation
ages_hot = keras.utils.to_categorical(group, 5)
genders_hot = keras.utils.to_categorical(woman, 2)
seven = np.hstack([ages_hot, genders_hot])
print(seven[0], "=", names[group[0]], "and", ["man", "woman"][woman[0]])


# %% sigmoids
def seven_sigmoids():
    body = keras.Input(shape=(3,))
    hidden = keras.layers.Dense(10, activation="relu")(body)
    hidden = keras.layers.Dense(10, activation="relu")(hidden)
    labels = keras.layers.Dense(7, activation="sigmoid")(hidden)
    model = keras.Model(body, labels)
    model.compile(
        loss="binary_crossentropy",
        optimizer=keras.optimizers.Adam(0.01),
        steps_per_execution=20,  # an epoch in one call: less waiting
    )
    return model


# %% train
rows = {}
for seed in range(3):
    keras.utils.set_random_seed(seed)
    model = seven_sigmoids()
    model.fit(
        features[train], seven[train], batch_size=200, epochs=20, verbose=0
    )
    p = model(features[test]).numpy()
    groups_named = (p[:, :5] > 0.5).sum(axis=1)
    genders_named = (p[:, 5:] > 0.5).sum(axis=1)
    rows[seed] = {
        "no age group": np.mean(groups_named == 0),
        "two age groups": np.mean(groups_named == 2),
        "no gender": np.mean(genders_named == 0),
        "both genders": np.mean(genders_named == 2),
        "age right": np.mean(p[:, :5].argmax(axis=1) == group[test]),
        "gender right": np.mean(p[:, 5:].argmax(axis=1) == woman[test]),
    }
print(model.count_params(), "parameters")

# %% contradictions
table = pd.DataFrame(rows)
table.columns.name = "seed"
table.iloc[:4].map("{:.1%}".format)

# %% sums
sums = p[:, :5].sum(axis=1)
print(
    f"the five add up to {sums.min():.2f} at least, {sums.max():.2f} at most"
)

# %% largest
table.iloc[4:].rename_axis(columns="sigmoids, seed").map("{:.1%}".format)

# %% check tags=["hidden"]
assert model.count_params() == 227
assert (table.loc["no age group"] > 0.25).all()
assert (table.loc["two age groups"] > 0).all()
assert (table.loc[["no gender", "both genders"]].sum() > 0).all()
assert sums.min() < 0.8 and sums.max() > 1.2
age_right, gender_right = table.iloc[4:].mean(axis=1)
