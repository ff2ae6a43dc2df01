"""The tokenizer that TensorFlow still has, and today's layer."""

# %% agree
import keras
import tensorflow as tf

texts = ["the cat and the dog", "the dog the dog", "cat dog"]
tokenizer = tf.keras.preprocessing.text.Tokenizer()
tokenizer.fit_on_texts(texts)
old = tokenizer.texts_to_sequences(["the dog and the cat"])[0]

vectorize = keras.layers.TextVectorization()
vectorize.adapt(tf.constant(texts))
new = vectorize(tf.constant(["the dog and the cat"])).numpy()[0]
print(f"in 2020: {old}, today: {new}")
assert [number + 1 for number in old] == new.tolist()
