"""Both, after ten steps."""

# %% agree
import keras
import tensorflow as tf

old = tf.compat.v1.train.exponential_decay(0.1, 10, 10, 0.5)
old = float(old())
new = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
new = float(new(10))
print(f"rate at step 10 in 2020: {old:.3f}, today: {new:.3f}")
assert abs(old - new) < 1e-7
