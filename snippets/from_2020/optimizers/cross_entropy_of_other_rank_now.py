"""Labels with the last axis."""

# %% now
import keras
import tensorflow as tf

labels = tf.constant([1.0, 0.0, 1.0])
prediction = tf.constant([[0.9], [0.2], [0.6]])
loss = keras.losses.binary_crossentropy(labels[:, None], prediction)
print("each label:", loss.numpy().round(2))
print(f"mean: {keras.losses.BinaryCrossentropy()(labels, prediction):.2f}")
