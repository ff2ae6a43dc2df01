"""A metric starts anew, today."""

# %% now
import keras

metric = keras.metrics.Mean()
for values in [1.0, 2.0], [5.0, 6.0]:
    metric.reset_state()
    metric.update_state(values)
    print(f"mean {float(metric.result()):.1f}")
