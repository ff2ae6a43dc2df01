"""Five customers at once through a layer of two units: the shapes."""

# %% data
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["EDUCATION", "MARRIAGE", "AGE"]
customers = tf.constant(credit[columns].head().to_numpy("float32"))
print(customers.numpy())

# %% layer
weights = tf.Variable([[0.4, -0.3], [0.5, 0.2], [-0.05, 0.02]])
bias = tf.Variable(0.1)

products = tf.matmul(customers, weights)
dense = tf.sigmoid(products + bias)
print("customers", customers.shape)
print("weights  ", weights.shape)
print("products ", products.shape)
print("dense    ", dense.shape)

# %% rows
one_by_one = [
    tf.sigmoid(tf.matmul(customers[i : i + 1], weights) + bias)
    for i in range(5)
]
difference = tf.reduce_max(tf.abs(dense - tf.concat(one_by_one, axis=0)))
print(dense.numpy().round(3))
print(f"largest difference from one by one: {difference:.6f}")

# %% check tags=["hidden"]
assert customers.shape == (5, 3)
assert weights.shape == (3, 2)
assert dense.shape == (5, 2)
assert difference < 1e-6

# %% refused
tf.matmul(weights, customers)
