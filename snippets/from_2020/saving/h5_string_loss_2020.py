"""An old file, loaded with its loss in 2020 and without it today."""

# %% setup tags=["warns"]
import tf_keras

old = tf_keras.Sequential([tf_keras.Input((3,)), tf_keras.layers.Dense(1)])
old.compile(optimizer="sgd", loss="mse", metrics=["mae"])
old.save("model.h5")

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.models.load_model("model.h5")
new = keras.models.load_model("model.h5", compile=False)
x = np.ones((1, 3))
difference = np.abs(old.predict(x, verbose=0) - new(x).numpy()).max()
print(f"largest difference: {difference:.4f}")
assert difference < 1e-6
