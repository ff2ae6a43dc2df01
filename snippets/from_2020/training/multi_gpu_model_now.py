"""A model on all devices that are named; here there is one."""

# %% now
import keras
import numpy as np
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy(["CPU:0"])
with strategy.scope():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse")

history = model.fit(np.ones((8, 3)), np.ones((8, 1)), verbose=0)
print(f"copies of the model: {strategy.num_replicas_in_sync}")
print(f"epochs: {len(history.history['loss'])}")
