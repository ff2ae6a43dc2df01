"""A callback sets the rate, the optimizer began with a number."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
plan = keras.callbacks.LearningRateScheduler(lambda epoch: 0.1 / 2**epoch)
x = np.linspace(0, 1, 8)
history = model.fit(x, 2 * x, epochs=3, callbacks=[plan], verbose=0)
print(np.round(history.history["learning_rate"], 3))

# %% check tags=["hidden"]
schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
for callback in (
    plan,
    keras.callbacks.ReduceLROnPlateau("loss", patience=0, min_delta=1e9),
):
    model.compile(optimizer=keras.optimizers.SGD(schedule), loss="mse")
    try:
        model.fit(x, 2 * x, epochs=3, callbacks=[callback], verbose=0)
    except TypeError as error:
        assert "is not settable" in str(error)
    else:
        raise AssertionError("the text says that this callback fails")
