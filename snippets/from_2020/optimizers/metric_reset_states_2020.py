"""Two rounds in 2020 and today."""

# %% agree
import keras
import tf_keras

old, new = tf_keras.metrics.Mean(), keras.metrics.Mean()
for values in [1.0, 2.0], [5.0, 6.0]:
    old.reset_states()
    new.reset_state()
    old.update_state(values)
    new.update_state(values)
    print(f"mean in 2020: {old.result():.1f}, today: {new.result():.1f}")
    assert float(old.result()) == float(new.result())
