"""One None among the gradients: a line that cannot move up or down."""

# %% detour tags=["warns"]
import keras
import numpy as np
import tensorflow as tf

x = tf.constant([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0])
y = 2 * x - 1
w, b = tf.Variable(10.0), tf.Variable(10.0)

with tf.GradientTape() as tape:
    guess = w * x + np.round(b.numpy(), 2)  # the detour
    loss = tf.reduce_mean((guess - y) ** 2)
gradients = tape.gradient(loss, [w, b])
print("slopes:", gradients[0].numpy().round(2), gradients[1])

optimizer = keras.optimizers.SGD(0.01)
optimizer.apply(gradients, [w, b])
print("w:", w.numpy().round(3), " b:", b.numpy())


# %% train
def train(guess):
    w, b = tf.Variable(10.0), tf.Variable(10.0)
    for _ in range(500):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((guess(w, b) - y) ** 2)
        for variable, slope in zip(
            (w, b), tape.gradient(loss, [w, b]), strict=True
        ):
            if slope is not None:
                variable.assign_sub(0.01 * slope)
    print(f"y = {w.numpy():.2f}x {b.numpy():+.2f}   loss {loss.numpy():.3f}")
    return loss.numpy()


lost = train(lambda w, b: w * x + np.round(b.numpy(), 2))
kept = train(lambda w, b: w * x + b)

# %% check tags=["hidden"]
assert gradients[1] is None and b.numpy() == 10
try:
    optimizer.apply_gradients([(None, w), (None, b)])
except ValueError as refusal:
    assert "No gradients provided" in str(refusal)
else:
    raise AssertionError("Keras took a list of nothing but None")
assert lost > 60 and kept < 0.01
