"""Classes counted from 0."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(3)])
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile("sgd", loss)
model.fit(np.ones((3, 2)), np.array([1, 2, 3]) - 1, verbose=0)
print(model.output_shape)
