"""Images, scaled and mirrored by layers."""

# %% now
import keras
import numpy as np
import tensorflow as tf

augment = keras.Sequential(
    [keras.layers.Rescaling(1 / 255), keras.layers.RandomFlip("horizontal")]
)
images = np.full((4, 8, 8, 3), 51.0, dtype="float32")
dataset = tf.data.Dataset.from_tensor_slices(images).batch(2)
for batch in dataset.map(augment):
    print(batch.shape, f"{batch[0, 0, 0, 0]:.1f}")
