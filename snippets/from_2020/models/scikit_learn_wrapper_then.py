"""A network as a classifier of scikit-learn."""

# %% then
from tensorflow import keras
from tensorflow.keras.wrappers.scikit_learn import KerasClassifier


def build_model():
    model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
    model.compile(loss="binary_crossentropy", optimizer="adam")
    return model


classifier = KerasClassifier(build_fn=build_model, epochs=10, verbose=0)
