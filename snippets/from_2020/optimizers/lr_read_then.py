"""The learning rate is read by its short name."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
print(model.optimizer.lr)
