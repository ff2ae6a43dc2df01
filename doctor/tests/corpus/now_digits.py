"""Digits by a small network, as it is written today."""
import keras
import numpy as np

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train[..., np.newaxis].astype(np.float32) / 255
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    keras.layers.Conv2D(8, 3, activation="relu"),
    keras.layers.Flatten(),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(keras.optimizers.Adam(learning_rate=1e-3), "sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(x_train, y_train, epochs=1, validation_split=0.1)
print(history.history["val_accuracy"][-1])
model.save("digits.keras")
print(keras.saving.load_model("digits.keras").predict(x_test[:3]).argmax(axis=-1))
