"""Forgetting in 2020, and today."""

# %% agree
import keras
import numpy as np
import tf_keras

old_lstm = tf_keras.layers.LSTM(2, stateful=True, batch_input_shape=(1, 5, 3))
old = tf_keras.Sequential([old_lstm])
lstm = keras.layers.LSTM(2, stateful=True)
new = keras.Sequential([keras.Input(batch_shape=(1, 5, 3)), lstm])
new.set_weights(old.get_weights())

x = np.ones((1, 5, 3))
outputs = []
for model, reset in (old, old.reset_states), (new, lstm.reset_state):
    model.predict(x, verbose=0)
    reset()
    outputs.append(model.predict(x, verbose=0))
difference = np.abs(outputs[0] - outputs[1]).max()
print(f"largest difference after the reset: {difference:.4f}")
assert difference < 1e-5
