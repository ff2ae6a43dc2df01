"""Reviews as sequences of words, with an embedding in front."""
import numpy as np
from keras.layers import LSTM, Dense, Embedding
from keras.models import Sequential
from keras.preprocessing.sequence import pad_sequences
from keras.preprocessing.text import Tokenizer  # <- text-tokenizer

reviews = ["a fine film", "not my taste", "fine and short", "a dull film"]
liked = np.array([1, 0, 1, 0])
words = Tokenizer(num_words=1000)
words.fit_on_texts(reviews)
x = pad_sequences(words.texts_to_sequences(reviews), maxlen=6)
model = Sequential()
model.add(Embedding(1000, 16, input_length=6))  # <- embedding-input-length
model.add(LSTM(8))
model.add(Dense(1, activation="sigmoid"))
model.compile("rmsprop", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, liked, epochs=2)
print(model.predict_proba(x))  # <- predict-proba
