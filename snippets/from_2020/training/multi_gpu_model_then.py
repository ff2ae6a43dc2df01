"""A model on two GPUs."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
parallel = keras.utils.multi_gpu_model(model, gpus=2)
