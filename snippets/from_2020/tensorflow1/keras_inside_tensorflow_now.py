"""Model and layer from one Keras."""

# %% now
import keras
from keras.layers import Dense

model = keras.Sequential([keras.Input((3,)), Dense(1)])
print(model.count_params())
