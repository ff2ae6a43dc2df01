"""An exported model is converted for small devices."""

# %% now
import keras
import tensorflow as tf

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.export("line", verbose=False)
converter = tf.lite.TFLiteConverter.from_saved_model("line")
content = converter.convert()
print(content[4:8])
