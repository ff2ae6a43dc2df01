"""Both schedules, halfway."""

# %% agree
import keras
import tf_keras

old = tf_keras.experimental.CosineDecay(0.1, decay_steps=1000)
new = keras.optimizers.schedules.CosineDecay(0.1, decay_steps=1000)
for step in 0, 250, 500, 1000:
    then, now = float(old(step)), float(new(step))
    print(f"step {step} in 2020: {then:.3f}, today: {now:.3f}")
    assert abs(then - now) < 1e-7
