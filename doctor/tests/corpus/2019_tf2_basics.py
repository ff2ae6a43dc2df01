"""The first weeks of TensorFlow 2."""
import numpy as np
import tensorflow as tf
from tensorflow import keras

model = tf.keras.Sequential([keras.layers.Dense(units=1, input_shape=[1])])  # <- input-shape-argument
model.compile(optimizer="sgd", loss="mean_squared_error")
xs = np.array([-1.0, 0.0, 1.0, 2.0], dtype=float)
ys = np.array([-3.0, -1.0, 1.0, 3.0], dtype=float)
model.fit(xs, ys, epochs=50)
print(model.predict([10.0]))  # <- predict-on-a-list
