"""A weight for each example of each output."""

# %% now
import keras
import numpy as np

inputs = keras.Input(shape=(3,))
cat = keras.layers.Dense(1, activation="sigmoid", name="cat")(inputs)
dog = keras.layers.Dense(1, activation="sigmoid", name="dog")(inputs)
model = keras.Model(inputs, [cat, dog])
model.compile(optimizer="sgd", loss="binary_crossentropy")
x, y = np.ones((4, 3)), np.array([[0.0], [0.0], [0.0], [1.0]])
weights = np.where(y[:, 0] == 1, 3.0, 1.0)
history = model.fit(x, [y, y], sample_weight=[weights] * 2, verbose=0)
print(f"weights {weights}, {len(history.history['loss'])} epoch")
