"""A file is converted for small devices."""

# %% then
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
model.save("line.h5")
converter = tf.lite.TFLiteConverter.from_keras_model_file("line.h5")
