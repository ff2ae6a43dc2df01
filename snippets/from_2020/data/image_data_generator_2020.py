"""The generator that TensorFlow still has, and today's layer."""

# %% agree
import keras
import numpy as np
import tensorflow as tf

images = np.random.default_rng(1).integers(0, 256, (4, 8, 8, 3))
images = images.astype("float32")
generator = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
old = next(generator.flow(images, batch_size=4, shuffle=False))
new = keras.layers.Rescaling(1 / 255)(images).numpy()
print(f"mean in 2020: {old.mean():.4f}, today: {new.mean():.4f}")
assert abs(old - new).max() < 1e-6
