"""10 → 5 → 1 twice, low level and Keras: the same weights, one answer."""

# %% model
import keras
import pandas as pd
import tensorflow as tf

keras.utils.set_random_seed(3)
model = keras.Sequential(
    [
        keras.Input(shape=(10,)),
        keras.layers.Dense(5, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
print("by hand:", (10 * 5 + 5) + (5 * 1 + 1))
print("Keras:  ", model.count_params())

# %% low level
w1 = tf.Variable(tf.random.normal((10, 5)))
b1 = tf.Variable(tf.random.normal((5,)))
w2 = tf.Variable(tf.random.normal((5, 1)))
b2 = tf.Variable(tf.random.normal((1,)))


def low_level(x):
    hidden = tf.sigmoid(tf.matmul(x, w1) + b1)
    return tf.sigmoid(tf.matmul(hidden, w2) + b2)


# %% data
credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["LIMIT_BAL"]
columns += [f"BILL_AMT{month}" for month in range(1, 7)]
columns += [f"PAY_AMT{month}" for month in range(1, 4)]
table = credit[columns].head(100).to_numpy("float32")
examples = (table - table.mean(axis=0)) / table.std(axis=0)

# %% copy
gap = tf.reduce_max(tf.abs(low_level(examples) - model(examples)))
print(f"largest difference before: {gap:.2f}")

hidden, output = model.layers
hidden.set_weights([w1.numpy(), b1.numpy()])
output.set_weights([w2.numpy(), b2.numpy()])

after = tf.reduce_max(tf.abs(low_level(examples) - model(examples)))
print(f"largest difference after:  {after:.6f}")

# %% back
keras.utils.set_random_seed(4)
fresh = keras.models.clone_model(model)  # the same layers, new weights
for variable, values in zip(
    (w1, b1, w2, b2), fresh.get_weights(), strict=True
):
    variable.assign(values)
back = tf.reduce_max(tf.abs(low_level(examples) - fresh(examples)))
print(f"largest difference: {back:.6f}")

# %% check tags=["hidden"]
assert model.count_params() == 61
assert gap > 0.1
assert after < 1e-6
assert back < 1e-6
