"""The learning rate is read by its full name."""

# %% now
import keras

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
print(f"{float(model.optimizer.learning_rate):.4f}")
