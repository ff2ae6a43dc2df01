"""Small weights as a brake on overfitting: L2, AdamW, a falling rate."""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split

clients = pd.read_csv("data/uci_credit_card.csv")
default = clients.pop("default.payment.next.month").to_numpy(np.float32)
x_train, x_test, y_train, y_test = train_test_split(
    clients.drop(columns="ID").to_numpy(np.float32),
    default,
    train_size=500,
    test_size=3_000,
    stratify=default,
    random_state=0,
)
mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)
x_train = (x_train - mean) / deviation
x_test = (x_test - mean) / deviation


# %% brakes
def train(optimizer, penalty, seed, units=64, steps=150):
    keras.utils.set_random_seed(seed)
    glorot = keras.initializers.GlorotUniform()
    w1, b1 = tf.Variable(glorot((23, units))), tf.Variable(tf.zeros(units))
    w2, b2 = tf.Variable(glorot((units, 1))), tf.Variable(0.0)
    variables = [w1, b1, w2, b2]
    optimizer.build(variables)

    def loss_function(x, y):
        hidden = tf.nn.relu(x @ w1 + b1)
        logits = tf.squeeze(hidden @ w2 + b2, axis=1)
        return keras.losses.binary_crossentropy(y, logits, from_logits=True)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            squares = tf.reduce_sum(w1**2) + tf.reduce_sum(w2**2)
            loss = loss_function(x_train, y_train) + penalty * squares
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss_function(x_test, y_test)

    held_out = [float(step()) for _ in range(steps)]
    return held_out[-1], min(held_out), float(tf.norm(w1))


falling = keras.optimizers.schedules.CosineDecay(0.01, decay_steps=150)
brakes = {
    "none": (lambda: keras.optimizers.Adam(0.01), 0),
    "L2 penalty": (lambda: keras.optimizers.Adam(0.01), 0.01),
    "AdamW": (lambda: keras.optimizers.AdamW(0.01, weight_decay=1.0), 0),
    "AdamW, rate falls": (
        lambda: keras.optimizers.AdamW(falling, weight_decay=1.0),
        0,
    ),
}
rows = {}
for name, (optimizer, penalty) in brakes.items():
    runs = [train(optimizer(), penalty, seed) for seed in (1, 2)]
    rows[name] = np.mean(runs, axis=0)
columns = ["last", "lowest", "length of w1"]
table = pd.DataFrame(rows, index=columns).T
table.round(2)

# %% check tags=["hidden"]
last, length = table["last"], table["length of w1"]
assert (last.drop("none") < last["none"] - 0.1).all()
assert (length.drop("none") < length["none"]).all()
assert last["L2 penalty"] - table.loc["L2 penalty", "lowest"] < 0.1
