"""Two sentences, padded, and ragged."""

# %% now
import keras
import tensorflow as tf

sentences = [[1, 2, 3], [4, 5]]
print(keras.utils.pad_sequences(sentences, padding="post"))
print(tf.ragged.constant(sentences))
