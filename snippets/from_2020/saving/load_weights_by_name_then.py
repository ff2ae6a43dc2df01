"""The layers with the same name get the trained weights."""

# %% then
from tensorflow import keras

trained = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Dense(2, name="hidden")]
)
trained.save_weights("trained.weights.h5")
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(2, name="hidden"),
        keras.layers.Dense(5, name="new_head"),
    ]
)
model.load_weights("trained.weights.h5", by_name=True)
