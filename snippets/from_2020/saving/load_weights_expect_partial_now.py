"""The weights are loaded, and that is all."""

# %% now
import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.save_weights("my.weights.h5")
model.load_weights("my.weights.h5")
print(f"{model.count_params()} parameters")
