"""Cats and dogs from a folder, by a generator."""
from keras.layers import Dense, Flatten
from keras.models import Sequential
from keras.preprocessing.image import ImageDataGenerator  # <- image-data-generator

reader = ImageDataGenerator(rescale=1 / 255, horizontal_flip=True)
train = reader.flow_from_directory("pictures/train", target_size=(64, 64), class_mode="binary")
model = Sequential()
model.add(Flatten(input_shape=(64, 64, 3)))  # <- input-shape-argument
model.add(Dense(1, activation="sigmoid"))
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit_generator(train, steps_per_epoch=10, epochs=2)  # <- fit-generator
model.save_weights("pets.h5")  # <- save-weights-name
