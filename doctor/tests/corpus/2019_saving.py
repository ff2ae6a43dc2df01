"""Everything that was saved in a folder."""
import tensorflow as tf
from tensorflow import keras

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.save("saved/line")  # <- save-to-folder
again = keras.models.load_model("saved/line")  # <- load-savedmodel
model.save("saved/line_tf", save_format="tf")  # <- save-format
model.save_weights("checkpoints/line")  # <- save-weights-name
model.load_weights("checkpoints/line")  # <- load-weights-checkpoint
keras.experimental.export_saved_model(model, "line")  # <- export-saved-model
converter = tf.lite.TFLiteConverter.from_keras_model_file("line.h5")  # <- tflite-from-keras-file
