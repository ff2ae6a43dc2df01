"""99 % accuracy, and not one of the frauds found."""

# %% damage
import keras
import numpy as np

rng = np.random.default_rng(0)
fraud = rng.uniform(size=20_000) < 0.01
x = rng.normal(size=(20_000, 4)) + 0.8 * fraud[:, None]
x, y = x.astype("float32"), fraud.astype("float32")


def fitted(seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(x, y, batch_size=1000, epochs=5, verbose=0)
    return history.history["accuracy"][-1], model(x).numpy()[:, 0]


accuracies, chances = zip(*[fitted(seed) for seed in (1, 2, 3)], strict=True)
print("accuracy:", *[f"{accuracy:.0%}" for accuracy in accuracies])

# %% check
never = np.mean(~fraud)
recalls = [np.mean(answer[fraud] > 0.5) for answer in chances]
print(f"accuracy of always no: {never:.0%}")
print("frauds found:", *[f"{recall:.0%}" for recall in recalls])

# %% way_out
found = []
for answer in chances:
    suspects = np.argsort(-answer)[:1000]  # as many as we can look at
    found.append(fraud[suspects].sum() / fraud.sum())
print("share of all frauds found:", *[f"{share:.0%}" for share in found])

# %% claims tags=["hidden"]
assert min(accuracies) > 0.985 and abs(never - min(accuracies)) < 0.003
assert max(recalls) < 0.1 and min(found) > 0.3, (recalls, found)
