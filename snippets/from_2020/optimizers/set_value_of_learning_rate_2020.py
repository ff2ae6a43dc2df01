"""The backend of 2020 and today's assignment."""

# %% agree
import keras
import tf_keras
from tf_keras import backend

old = tf_keras.optimizers.Adam(learning_rate=0.1)
backend.set_value(old.learning_rate, 0.001)
new = keras.optimizers.Adam(learning_rate=0.1)
new.learning_rate = 0.001

rates = float(old.learning_rate.numpy()), float(new.learning_rate)
print("learning rate in 2020: {:.3f}, today: {:.3f}".format(*rates))
assert rates[0] == rates[1]
