"""A stateful layer forgets."""

# %% now
import keras
import numpy as np

lstm = keras.layers.LSTM(2, stateful=True, kernel_initializer="ones")
model = keras.Sequential([keras.Input(batch_shape=(1, 5, 3)), lstm])
x = np.ones((1, 5, 3))
first = model.predict(x, verbose=0)
second = model.predict(x, verbose=0)
lstm.reset_state()
third = model.predict(x, verbose=0)
print("same with the state of before:", np.allclose(first, second))
print("same after the reset:", np.allclose(first, third))
