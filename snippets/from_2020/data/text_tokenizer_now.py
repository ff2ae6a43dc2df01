"""Words become numbers, in a layer."""

# %% now
import keras
import tensorflow as tf

texts = tf.constant(["the cat and the dog", "the cat"])
vectorize = keras.layers.TextVectorization(max_tokens=100)
vectorize.adapt(texts)
print(vectorize(texts).numpy())

# %% check tags=["hidden"]
tokenizer = tf.keras.preprocessing.text.Tokenizer()
tokenizer.fit_on_texts(["the cat and the dog", "the cat"])
old = tokenizer.texts_to_sequences(["the cat zebra", "and dog"])
new = vectorize(tf.constant(["the cat zebra", "and dog"])).numpy().tolist()
assert old == [[1, 2], [3, 4]]  # the zebra is skipped
assert new == [[2, 3, 1], [5, 4, 0]]  # one higher, but "and" and "dog"
