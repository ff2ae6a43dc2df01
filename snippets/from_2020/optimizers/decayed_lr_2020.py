"""The current rate in 2020 and today."""

# %% agree
import keras
import tf_keras

schedules = tf_keras.optimizers.schedules
old = tf_keras.optimizers.legacy.Adam(schedules.ExponentialDecay(0.1, 10, 0.5))
old.iterations.assign(20)
schedules = keras.optimizers.schedules
new = keras.optimizers.Adam(schedules.ExponentialDecay(0.1, 10, 0.5))
new.iterations.assign(20)

then = float(old._decayed_lr("float32"))
now = float(new.learning_rate)
print(f"rate at step 20 in 2020: {then:.3f}, today: {now:.3f}")
assert abs(then - now) < 1e-7
