"""A recurrent network of 2020 is loaded."""

# %% setup tags=["warns"]
import tf_keras

lstm, dense = tf_keras.layers.LSTM(4), tf_keras.layers.Dense(1)
old = tf_keras.Sequential([tf_keras.Input((5, 1)), lstm, dense])
old.save("lstm_of_2020.h5")

# %% then
from tensorflow.keras.models import load_model

model = load_model("lstm_of_2020.h5")
