"""Images, scaled and mirrored by a generator."""

# %% then
import keras

generator = keras.preprocessing.image.ImageDataGenerator(
    rescale=1 / 255, horizontal_flip=True
)
