"""Three losses and their slopes as curves."""

# %% curves
import keras
import matplotlib.pyplot as plt
import tensorflow as tf

error = tf.Variable(tf.linspace(-3.0, 3.0, 301))
zeros = tf.zeros((301, 1))
losses = {
    "MSE": keras.losses.mean_squared_error,
    "MAE": keras.losses.mean_absolute_error,
    "Huber, delta 1": keras.losses.huber,
}
curves, slopes = {}, {}
for name, loss in losses.items():
    with tf.GradientTape() as tape:
        curves[name] = loss(zeros, error[:, tf.newaxis])
    slopes[name] = tape.gradient(curves[name], error)

# %% plot
figure, (top, bottom) = plt.subplots(
    2,
    1,
    figsize=(6.4, 6),
    sharex=True,
    layout="constrained",
)
for name in losses:
    top.plot(error, curves[name], label=name)
    bottom.plot(error, slopes[name])
top.set_ylabel("loss of one example")
bottom.set_ylabel("slope of the loss")
bottom.set_xlabel("error: prediction minus target")
top.legend()

# %% check tags=["hidden"]
import numpy as np

e = error.numpy()
assert np.allclose(slopes["MSE"], 2 * e, atol=1e-5)
assert np.allclose(np.delete(slopes["MAE"], 150), np.delete(np.sign(e), 150))
assert np.allclose(slopes["Huber, delta 1"], np.clip(e, -1, 1), atol=1e-5)
