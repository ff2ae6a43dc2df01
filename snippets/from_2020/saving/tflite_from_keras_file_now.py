"""A file is loaded, and its model converted for small devices."""

# %% setup tags=["warns"]
from tensorflow import keras

line = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
line.save("line.h5")
keras.utils.disable_interactive_logging()  # say no path

# %% now
import keras
import tensorflow as tf

model = keras.models.load_model("line.h5", compile=False)
converter = tf.lite.TFLiteConverter.from_keras_model(model)
content = converter.convert()
print(content[4:8])
