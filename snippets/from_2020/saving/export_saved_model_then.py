"""A SavedModel from an experiment."""

# %% then
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
tf.keras.experimental.export_saved_model(model, "line")
