"""A one-layer credit model, trained by RMSprop, and its exact optimum."""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.linear_model import LogisticRegression

credit = pd.read_csv("data/uci_credit_card.csv")
default = np.array(credit["default.payment.next.month"], np.float32)
features = credit.drop(columns=["ID", "default.payment.next.month"])
features = features.to_numpy(np.float32)
features = (features - features.mean(axis=0)) / features.std(axis=0)

# %% model
weights = tf.Variable(tf.zeros(23))
bias = tf.Variable(0.0)


def model():
    return tf.sigmoid(tf.linalg.matvec(features, weights) + bias)


def loss_function():
    return keras.losses.binary_crossentropy(default, model())


# %% train
optimizer = keras.optimizers.RMSprop(learning_rate=0.01, momentum=0.9)
for step in range(100):
    with tf.GradientTape() as tape:
        loss = loss_function()
    gradients = tape.gradient(loss, [weights, bias])
    optimizer.apply(gradients, [weights, bias])
    if step % 20 == 0:
        print(f"step {step:2}  loss {loss:.4f}")

print(f"last loss {loss_function():.4f}")

# %% exact
exact = LogisticRegression(C=1e9, max_iter=1000).fit(features, default)
probabilities = exact.predict_proba(features)[:, 1]
best_loss = -np.mean(
    np.log(np.where(default, probabilities, 1 - probabilities))
)
print(f"smallest loss {best_loss:.4f}")

# %% check tags=["hidden"]
assert 0 <= loss_function() - best_loss < 0.002
