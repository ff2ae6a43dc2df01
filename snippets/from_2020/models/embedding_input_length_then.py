"""An embedding that knows the length of its sequences."""

# %% then tags=["warns"]
from tensorflow.keras.layers import Dense, Embedding, Flatten
from tensorflow.keras.models import Sequential

model = Sequential()
model.add(Embedding(100, 8, input_length=5))
model.add(Flatten())
model.add(Dense(1, activation="sigmoid"))
print("built:", model.built)

# %% check tags=["hidden"]
assert not model.built
