"""A saved model is loaded and called."""

# %% then
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
tf.saved_model.save(model, "line")
loaded = tf.saved_model.load("line")
print(loaded(tf.ones((1, 3))))
