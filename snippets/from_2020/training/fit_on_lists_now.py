"""Three examples in arrays, one row each."""

# %% now
import keras
import numpy as np

keras.utils.set_random_seed(1)
x = np.array([[1.0], [2.0], [3.0]])
y = np.array([[2.0], [4.0], [6.0]])
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
model.fit(x, y, epochs=50, verbose=0)
print(f"slope {model.get_weights()[0][0, 0]:.1f}")
