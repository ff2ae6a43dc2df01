"""Labels without the last axis."""

# %% then
import tensorflow as tf

labels = tf.constant([1.0, 0.0, 1.0])
prediction = tf.constant([[0.9], [0.2], [0.6]])
print(tf.keras.losses.binary_crossentropy(labels, prediction))
