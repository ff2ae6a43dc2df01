"""The same network, built anew, takes its weights."""

# %% setup tags=["warns"]
import tf_keras

lstm, dense = tf_keras.layers.LSTM(4), tf_keras.layers.Dense(1)
old = tf_keras.Sequential([tf_keras.Input((5, 1)), lstm, dense])
old.save("lstm_of_2020.h5")

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(5, 1)),
        keras.layers.LSTM(4),
        keras.layers.Dense(1),
    ]
)
model.load_weights("lstm_of_2020.h5")
print([weight.shape for weight in model.get_weights()])
