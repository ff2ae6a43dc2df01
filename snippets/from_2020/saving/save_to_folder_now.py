"""A model goes to a file that ends in .keras."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.save("my_model.keras")
loaded = keras.models.load_model("my_model.keras")
x = np.ones((1, 3))
same = np.allclose(model.predict(x, verbose=0), loaded.predict(x, verbose=0))
print(f"predicts the same: {same}")
