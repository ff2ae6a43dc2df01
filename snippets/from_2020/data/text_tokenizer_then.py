"""Words become numbers, outside of the model."""

# %% then
from keras.preprocessing.text import Tokenizer

tokenizer = Tokenizer(num_words=100)
tokenizer.fit_on_texts(["the cat and the dog", "the cat"])
