"""A stateful layer with a fixed batch size."""

# %% then
from tensorflow.keras.layers import LSTM, Dense
from tensorflow.keras.models import Sequential

model = Sequential()
model.add(LSTM(4, batch_input_shape=(2, 5, 3), stateful=True))
model.add(Dense(1))
