"""The rate after ten steps."""

# %% agree
import keras
import tf_keras

schedules = tf_keras.optimizers.schedules
old = tf_keras.optimizers.legacy.SGD(schedules.ExponentialDecay(0.1, 10, 0.5))
old.iterations.assign(10)
schedules = keras.optimizers.schedules
new = keras.optimizers.SGD(schedules.ExponentialDecay(0.1, 10, 0.5))
new.iterations.assign(10)

then = float(old.learning_rate(old.iterations))
now = float(new.learning_rate)
print(f"rate at step 10 in 2020: {then:.3f}, today: {now:.3f}")
assert abs(then - now) < 1e-7
