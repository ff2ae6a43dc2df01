"""The parts of a model function, in a model of one's own."""

# %% now
import keras
import numpy as np
import pandas as pd
from keras import layers, ops


class Price(keras.Model):
    def __init__(self, dropout):  # params={"dropout": ...}
        super().__init__()
        self.dropout = layers.Dropout(dropout)
        self.dense = layers.Dense(1)

    def call(self, features, training=False):  # mode == ModeKeys.TRAIN
        return self.dense(self.dropout(features["area"], training=training))

    def compute_loss(self, x, y, y_pred, sample_weight=None, training=True):
        # sample_weight is not used
        return ops.mean(ops.square(y - y_pred))  # EstimatorSpec(loss=...)


houses = pd.read_csv("data/kc_house_data.csv")
features = {"area": houses[["sqft_living"]].to_numpy("float32") / 1_000}
price = houses[["price"]].to_numpy("float32") / 100_000

keras.utils.set_random_seed(0)
model = Price(dropout=0.0)
model.compile(optimizer=keras.optimizers.Adagrad(0.5))  # train_op
history = model.fit(features, price, batch_size=512, epochs=3, verbose=0)
print("price of 2,000 square feet, in 100,000 dollars:")
print(model.predict({"area": np.array([[2.0]])}, verbose=0).round(1))

# %% check tags=["hidden"]
assert history.history["loss"][-1] < price.var()
