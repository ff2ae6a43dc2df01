"""Wide and deep with an optimizer for each side."""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from sklearn.metrics import roc_auc_score

customers = pd.read_csv("data/uci_credit_card.csv")
default = customers["default.payment.next.month"].to_numpy("float32")[:, None]
order = np.random.default_rng(1).permutation(len(customers))
train, test = order[:24_000], order[24_000:]

amounts = customers[["LIMIT_BAL", "BILL_AMT1", "PAY_AMT1", "AGE"]]
amounts = amounts.to_numpy("float32")
education = customers["EDUCATION"].to_numpy()
lookup = layers.IntegerLookup(vocabulary=list(range(-2, 9)))
status = lookup(customers["PAY_0"].to_numpy()).numpy()
cross = layers.HashedCrossing(100)
inputs = {
    "amounts": amounts,
    "status": status,
    "cross": cross((education, status)).numpy(),
}

# %% model
normalization = layers.Normalization()
normalization.adapt(amounts[train])


class WideDeep(keras.Model):
    def __init__(self):
        super().__init__()
        self.wide = layers.Embedding(100, 1, embeddings_initializer="zeros")
        self.embed = layers.Embedding(lookup.vocabulary_size(), 4)
        self.deep = keras.Sequential(
            [
                layers.Dense(64, activation="relu"),
                layers.Dense(32, activation="relu"),
                layers.Dense(1),
            ]
        )

    def call(self, inputs):
        numbers = normalization(inputs["amounts"])
        deep = [numbers, self.embed(inputs["status"])]
        logit = self.deep(keras.ops.concatenate(deep, axis=-1))
        return keras.ops.sigmoid(logit + self.wide(inputs["cross"]))

    def compile(self, wide_optimizer, deep_optimizer, **options):
        super().compile(optimizer=deep_optimizer, **options)
        self.wide_optimizer = wide_optimizer

    def train_step(self, batch):
        inputs, target = batch
        with tf.GradientTape(persistent=True) as tape:
            y_pred = self(inputs, training=True)
            loss = self.compute_loss(y=target, y_pred=y_pred)
        wide = self.wide.trainable_variables
        deep = self.embed.trainable_variables + self.deep.trainable_variables
        self.wide_optimizer.apply(tape.gradient(loss, wide), wide)
        self.optimizer.apply(tape.gradient(loss, deep), deep)
        return {"loss": loss}


# %% train
def auc(wide_rate, deep_rate):
    keras.utils.set_random_seed(0)
    model = WideDeep()
    model({name: values[:2] for name, values in inputs.items()})
    wide_optimizer = keras.optimizers.Ftrl(wide_rate)
    wide_optimizer.build(model.wide.trainable_variables)
    model.compile(
        wide_optimizer=wide_optimizer,
        deep_optimizer=keras.optimizers.Adagrad(deep_rate),
        loss="binary_crossentropy",
    )
    model.optimizer.build(
        model.embed.trainable_variables + model.deep.trainable_variables
    )
    known = {name: values[train] for name, values in inputs.items()}
    model.fit(known, default[train], batch_size=128, epochs=4, verbose=0)
    new = {name: values[test] for name, values in inputs.items()}
    return roc_auc_score(default[test], model(new).numpy())


default_auc = auc(wide_rate=0.005, deep_rate=0.001)
combined_auc = auc(wide_rate=0.2, deep_rate=0.05)
print(f"Ftrl 0.005 and Adagrad 0.001: AUC {default_auc:.2f}")
print(f"Ftrl 0.2 and Adagrad 0.05: AUC {combined_auc:.2f}")

# %% check tags=["hidden"]
assert combined_auc > 0.72
assert combined_auc > default_auc
