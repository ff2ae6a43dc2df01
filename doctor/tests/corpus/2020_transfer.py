"""A trained network below a new head."""
import tensorflow as tf
from tensorflow.keras.layers.experimental import preprocessing  # <- experimental-preprocessing

base = tf.keras.applications.MobileNetV2(include_top=False, weights=None)
flip = preprocessing.RandomFlip("horizontal")
model = tf.keras.Sequential([base, tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(2)])
model.compile(tf.keras.optimizers.Adam(learning_rate=1e-4), "mse", metrics=["accuracy"])
rate = tf.keras.experimental.CosineDecay(0.1, 1000)  # <- experimental-schedules
picture = tf.image.resize_images(tf.zeros([8, 8, 3]), [4, 4])  # <- resize-images
