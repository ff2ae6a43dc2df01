"""Model and layer from one Keras."""

# %% now
from keras import Input
from keras.layers import Dense
from keras.models import Sequential

model = Sequential([Input((3,)), Dense(1)])
print(model.count_params())
