"""People drawn from growth facts: height, weight and nose area by age."""

# %% people
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


# %% draw
measures, woman, group, age = simulate(6_000, seed=0)
for i in (0, 1, 2):
    height, weight, nose = measures[i]
    who = "woman" if woman[i] else "man"
    size = f"{height:.0f} cm, {weight:.0f} kg, nose {nose:.1f} cm²"
    print(f"{who}, {age[i]:.0f} years: {size} → group {names[group[i]]}")

# %% plot
figure, panels = plt.subplots(
    1, 3, figsize=(6.4, 3.2), layout="constrained", sharex=True
)
titles = ["height (cm)", "weight (kg)", "nose area (cm²)"]
for axes, values, title in zip(panels, measures.T, titles, strict=True):
    for value, label in [(0, "men"), (1, "women")]:
        chosen = (woman == value) & (np.arange(6_000) < 1_500)
        axes.scatter(
            age[chosen], values[chosen], s=4, alpha=0.4, label=label, lw=0
        )
    axes.set_title(title, fontsize=11)
    axes.set_xlabel("age")
    axes.set_xticks([10, 35, 60])
    for bound in bounds[1:-1]:
        axes.axvline(bound, color="gray", lw=0.6)
handles, labels = panels[0].get_legend_handles_labels()
legend = figure.legend(
    handles, labels, loc="outside lower center", ncols=2, markerscale=3
)

for handle in legend.legend_handles:
    handle.set_alpha(1)

# %% check tags=["hidden"]
man_30 = (woman == 0) & (age > 28) & (age < 32)
assert abs(np.median(measures[man_30, 0]) - 177) < 2
assert abs(np.median(measures[man_30, 2]) - 5.8 * 2.6) < 1
assert np.array_equal(group, np.searchsorted(bounds, age, side="right") - 1)
counts = np.bincount(group)
assert counts.min() > 1_100 and counts.max() < 1_300
