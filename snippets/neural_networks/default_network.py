"""A network of 23, 7 and 1 units, by hand: who will not pay?"""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.metrics import ConfusionMatrixDisplay
from sklearn.model_selection import train_test_split

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy(np.float32)
raw_train, raw_test, y_train, y_test = train_test_split(
    credit.drop(columns="ID").to_numpy(np.float32),
    default,
    test_size=6_000,
    stratify=default,
    random_state=0,
)
mean, deviation = raw_train.mean(axis=0), raw_train.std(axis=0)
x_train = (raw_train - mean) / deviation
x_test = (raw_test - mean) / deviation
print(f"{len(x_train):,} to train on, {len(x_test):,} held out")
print(f"default: {y_train.mean():.1%} and {y_test.mean():.1%}")

# %% model
keras.utils.set_random_seed(1)
w1 = tf.Variable(tf.random.normal((23, 7)))
b1 = tf.Variable(tf.ones(7))
w2 = tf.Variable(tf.random.normal((7, 1)))
b2 = tf.Variable(0.0)
variables = [w1, b1, w2, b2]
dropout = keras.layers.Dropout(0.25)


def model(x, training):
    hidden = tf.nn.relu(x @ w1 + b1)
    hidden = dropout(hidden, training=training)
    return tf.squeeze(hidden @ w2 + b2, axis=1)


def loss_function(default, logits):
    return keras.losses.binary_crossentropy(default, logits, from_logits=True)


print("parameters:", sum(int(tf.size(v)) for v in variables))

# %% train
optimizer = keras.optimizers.Adam(0.1)
optimizer.build(variables)


@tf.function
def step():
    with tf.GradientTape() as tape:
        loss = loss_function(y_train, model(x_train, training=True))
    gradients = tape.gradient(loss, variables)
    optimizer.apply(gradients, variables)
    return loss


losses = []
for number in range(100):
    losses.append(float(step()))
    if number % 20 == 0:
        print(f"step {number:2}  loss {losses[-1]:.2f}")

train_loss = float(loss_function(y_train, model(x_train, training=False)))
logits = model(x_test, training=False)
test_loss = float(loss_function(y_test, logits))
print(f"without dropout: training {train_loss:.2f}, held out {test_loss:.2f}")

# %% confusion
probabilities = tf.sigmoid(logits).numpy()
predicted = probabilities > 0.5
caught = int(np.sum(predicted & (y_test == 1)))
false_alarms = int(np.sum(predicted & (y_test == 0)))
missed = int(np.sum(~predicted & (y_test == 1)))
let_pass = int(np.sum(~predicted & (y_test == 0)))
accuracy = (caught + let_pass) / len(y_test)
print(f"accuracy {accuracy:.1%}")

# %% picture
ConfusionMatrixDisplay.from_predictions(
    y_test,
    predicted,
    display_labels=["pays", "defaults"],
    cmap="Blues",
    colorbar=False,
)

# %% baseline
always_pays = np.mean(y_test == 0)
print(f"always 'pays': accuracy {always_pays:.1%}")
print(f"the network:   accuracy {accuracy:.1%}")
print(f"defaults caught: {caught} of {caught + missed}")

# %% layers
by_layers = keras.Sequential(
    [
        keras.Input((23,)),
        keras.layers.Dense(7, activation="relu"),
        keras.layers.Dropout(0.25),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
by_layers.set_weights([w1, b1, w2, tf.reshape(b2, 1)])
again = by_layers.predict(x_test, batch_size=6_000, verbose=0)[:, 0]
print("parameters:", by_layers.count_params())
print("same predictions:", np.allclose(again, probabilities, atol=1e-5))

# %% check tags=["hidden"]
assert np.allclose(again, probabilities, atol=1e-5)
assert by_layers.count_params() == 23 * 7 + 7 + 7 + 1 == 176
assert losses[-1] < losses[0] / 4
assert 0.76 < always_pays < 0.79
assert 0.02 < accuracy - always_pays < 0.05
assert caught < missed / 2
assert caught > false_alarms
assert abs(test_loss - train_loss) < 0.02

# The same from three starts, for the ranges in the text.
gains, missed_shares = [], []
for seed in (1, 2, 3):
    keras.utils.set_random_seed(seed)
    w1.assign(tf.random.normal((23, 7)))
    b1.assign(tf.ones(7))
    w2.assign(tf.random.normal((7, 1)))
    b2.assign(0.0)
    dropout = keras.layers.Dropout(0.25)
    optimizer = keras.optimizers.Adam(0.1)
    optimizer.build(variables)
    again = tf.function(step.python_function)
    for _ in range(100):
        again()
    answers = model(x_test, training=False).numpy() > 0
    gains.append(np.mean(answers == y_test) - always_pays)
    missed_shares.append(1 - answers[y_test == 1].mean())
assert 0.01 < min(gains) <= max(gains) < 0.06
assert min(missed_shares) > 0.5
