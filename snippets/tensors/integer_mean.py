"""The mean of integers is an integer: a default rate of zero."""

# %% wrong
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv")
defaulted = tf.constant(credit["default.payment.next.month"].to_numpy())
age = tf.constant(credit["AGE"].to_numpy())

rate = tf.reduce_mean(defaulted)
print("default rate:", rate.numpy())
print("mean age:    ", tf.reduce_mean(age).numpy())

# %% why
print(defaulted.dtype.name, "in,", rate.dtype.name, "out")

# %% right
true_rate = tf.reduce_mean(tf.cast(defaulted, tf.float32)).numpy()
mean_age = tf.reduce_mean(tf.cast(age, tf.float32)).numpy()
print(f"default rate: {true_rate:.4f}")
print(f"mean age:     {mean_age:.2f}")

# %% check tags=["hidden"]
people = int(tf.reduce_sum(defaulted))
assert defaulted.numpy().mean() > 0.1  # NumPy keeps the fraction
assert rate == 0 and 0.1 < true_rate < 0.4
assert abs(true_rate - credit["default.payment.next.month"].mean()) < 1e-4
assert abs(mean_age - credit["AGE"].mean()) < 1e-2
