"""One-hot labels of Keras 2 and Keras 3."""

# %% agree
import keras
import tf_keras

old = tf_keras.utils.to_categorical([0, 2, 1])
new = keras.utils.to_categorical([0, 2, 1])
print(f"in 2020: {old.argmax(axis=1)}, today: {new.argmax(axis=1)}")
assert (old == new).all()
