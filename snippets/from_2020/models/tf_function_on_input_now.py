"""The same model with an operation of Keras."""

# %% now
import keras
import numpy as np

inputs = keras.Input(shape=(3,))
mean = keras.ops.mean(inputs, axis=1, keepdims=True)
model = keras.Model(inputs, mean)
print(model.predict(np.array([[1.0, 2.0, 6.0]]), verbose=0))
