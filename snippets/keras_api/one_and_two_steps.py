"""A deep regressor after one step, a linear one after two."""

# %% data
import keras
import numpy as np
import pandas as pd
from keras import layers

houses = pd.read_csv("data/kc_house_data.csv")
rooms = houses[["bedrooms", "bathrooms"]].to_numpy(np.float32)
price = houses["price"].to_numpy(np.float32)

# %% deep
keras.utils.set_random_seed(1)
deep = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(2, activation="relu"),
        layers.Dense(2, activation="relu"),
        layers.Dense(1),
    ]
)
deep.compile(optimizer=keras.optimizers.Adagrad(0.001), loss="mse")
deep_loss = deep.train_on_batch(rooms, price)
print("by hand:", (2 + 1) * 2 + (2 + 1) * 2 + (2 + 1) * 1, "parameters")
print("Keras:  ", deep.count_params())
print(f"loss before the first step: {deep_loss:.4e}")

# %% linear
linear = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(1, kernel_initializer="zeros")]
)
linear.compile(optimizer=keras.optimizers.Ftrl(0.2), loss="mse")
linear_losses = [linear.train_on_batch(rooms, price) for _ in range(2)]
for step, loss in enumerate(linear_losses, 1):
    print(f"loss before step {step}: {loss:.8e}")

# %% prediction
house = np.array([[3.0, 2.0]])
for name, model in (("deep", deep), ("linear", linear)):
    print(f"{name}: {model(house).numpy().item():.3f} dollars")

# %% check tags=["hidden"]
mean_squared_price = np.mean(price.astype(float) ** 2)
assert np.allclose(linear_losses[0], mean_squared_price, rtol=1e-4)
assert np.allclose(linear_losses[1], mean_squared_price, rtol=1e-4)
assert 1e-6 < 1 - linear_losses[1] / linear_losses[0] < 1e-5
assert np.allclose(deep_loss, mean_squared_price, rtol=1e-4)
assert deep.count_params() == 15
assert abs(deep(house).numpy().item()) < 100
assert abs(linear(house).numpy().item()) < 100
