"""A body with two heads, drawn."""

# %% drawing
import keras

body = keras.Input(shape=(3,))
hidden = keras.layers.Dense(10, activation="relu")(body)
hidden = keras.layers.Dense(10, activation="relu")(hidden)
age = keras.layers.Dense(5, activation="softmax", name="age")(hidden)
gender = keras.layers.Dense(2, activation="softmax", name="gender")(hidden)
model = keras.Model(body, [age, gender])
keras.utils.plot_model(model, "heads.png", show_layer_names=True, dpi=60)
