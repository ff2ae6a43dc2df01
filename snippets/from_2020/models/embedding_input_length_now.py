"""An Input knows the length of the sequences."""

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(5,)),
        keras.layers.Embedding(100, 8),
        keras.layers.Flatten(),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
print(f"built: {model.built}, {model.count_params()} parameters")
