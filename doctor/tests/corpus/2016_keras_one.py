"""Pima's table with Keras 1, arguments in the names of then."""
import numpy
from keras.models import Sequential
from keras.layers import Dense

numpy.random.seed(7)
table = numpy.random.rand(100, 9)
x, y = table[:, :8], (table[:, 8] > 0.5).astype(int)
model = Sequential()
model.add(Dense(12, input_dim=8, init="uniform", activation="relu"))  # <- dense-output-dim, input-shape-argument
model.add(Dense(8, init="uniform", activation="relu"))  # <- dense-output-dim
model.add(Dense(1, init="uniform", activation="sigmoid"))  # <- dense-output-dim
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
history = model.fit(x, y, nb_epoch=15, batch_size=10, validation_split=0.2)  # <- fit-nb-epoch
print(history.history["acc"][-1])  # <- history-acc
classes = model.predict_classes(x)  # <- predict-classes
