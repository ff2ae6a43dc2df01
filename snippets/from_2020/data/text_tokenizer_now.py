"""Words become numbers, in a layer."""

# %% now
import keras
import tensorflow as tf

texts = tf.constant(["the cat and the dog", "the cat"])
vectorize = keras.layers.TextVectorization(max_tokens=100)
vectorize.adapt(texts)
print(vectorize(texts).numpy())
