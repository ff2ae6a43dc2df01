"""The loss for numbers of classes."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(3)])
model.compile(
    "sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(np.ones((4, 2)), np.array([0, 1, 2, 0]), verbose=0)
print(model.output_shape)
