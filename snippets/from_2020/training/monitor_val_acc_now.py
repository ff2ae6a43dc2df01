"""A callback watches a metric that exists."""

# %% now
import keras
import numpy as np

dense = keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros")
model = keras.Sequential([keras.Input(shape=(1,)), dense])
model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="val_accuracy", patience=2)
x = np.ones((4, 1))
history = model.fit(
    x, x, validation_data=(x, x), callbacks=[stop], epochs=9, verbose=0
)
print(f"stopped after {len(history.epoch)} epochs")
