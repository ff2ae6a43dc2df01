"""Two networks against each other."""
import tensorflow as tf
from tensorflow.keras import layers


def make_generator():
    model = tf.keras.Sequential()
    model.add(layers.Dense(64, use_bias=False, input_shape=(16,)))  # <- input-shape-argument
    model.add(layers.BatchNormalization())
    model.add(layers.LeakyReLU(alpha=0.2))  # <- leaky-relu-alpha
    model.add(layers.Dense(4))
    return model


generator = make_generator()
noise = tf.random.normal([3, 16])
made = generator(noise, training=False)
optimizer = tf.keras.optimizers.Adam(1e-4)
checkpoint = tf.train.Checkpoint(optimizer=optimizer, generator=generator)
generator.save_weights("gan.weights.h5", save_format="h5")  # <- save-weights-save-format
