"""Two limits on the gradient."""

# %% then
from tensorflow import keras

optimizer = keras.optimizers.SGD(0.1, clipnorm=1.0, clipvalue=0.5)
