"""A model with an optimizer of Keras."""

# %% now
import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
print(f"{float(model.optimizer.learning_rate):.1f}")
