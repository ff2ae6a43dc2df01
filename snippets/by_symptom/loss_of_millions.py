"""A loss of billions: is it the unit, or is something wrong?"""

# %% case
import keras
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv", nrows=1_000)
names = ["sqft_living", "bedrooms", "bathrooms", "grade", "lat"]
x = houses[names].to_numpy()
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = houses["price"].to_numpy()  # dollars


def trained(y):
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input((5,)),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(1),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    history = model.fit(x, y, epochs=5, verbose=0).history
    return model, history["loss"]


# %% symptom
model, losses = trained(y)
print(*(f"{loss:.3e}" for loss in losses))

# %% root
print(f"network: {losses[-1] ** 0.5:7,.0f} dollars off")
print(f"mean:    {y.std():7,.0f} dollars off")

# %% answers
print("said:", *model.predict(x[:4], verbose=0)[:, 0].round())
print("true:", *y[:4])

# %% target
model, losses = trained((y - y.mean()) / y.std())
print(*(f"{loss:.2f}" for loss in losses))

# %% back
answers = model.predict(x, verbose=0)[:, 0] * y.std() + y.mean()
miss = np.mean((answers - y) ** 2) ** 0.5
print(f"network: {miss:7,.0f} dollars off")

# %% check tags=["hidden"]
assert losses[-1] < 0.9 and miss < 0.9 * y.std()
