"""A search over a grid, by scikit-learn."""
from sklearn.model_selection import GridSearchCV
from sklearn.preprocessing import OneHotEncoder
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential
from tensorflow.keras.wrappers.scikit_learn import KerasClassifier  # <- scikit-learn-wrapper


def make(units=8):
    model = Sequential()
    model.add(Dense(units, input_shape=(4,), activation="relu"))  # <- input-shape-argument
    model.add(Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model


encoder = OneHotEncoder(sparse=False)  # <- one-hot-encoder-sparse
search = GridSearchCV(KerasClassifier(make), {"units": [4, 8]})
