"""The batch size belongs to the Input."""

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(batch_shape=(2, 5, 3)),
        keras.layers.LSTM(4, stateful=True),
        keras.layers.Dense(1),
    ]
)
print(f"input {model.input_shape}, output {model.output_shape}")
