"""The structure of a model as JSON."""

# %% now
import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
copy = keras.models.model_from_json(model.to_json())
print(copy.output_shape, copy.count_params())
