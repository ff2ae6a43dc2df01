"""One text, cut into lines."""

# %% now
import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
texts = []
model.summary(print_fn=lambda text, line_break=False: texts.append(text))
lines = "\n".join(texts).split("\n")
print(len(lines) > 5)
