"""run_eagerly switched on when the training step is made."""

# %% then
import tensorflow as tf

eager = []


def loss(y_true, y_pred):
    eager.append(tf.executing_eagerly())
    return tf.reduce_mean(tf.abs(y_true - y_pred))


model = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss=loss)
x = y = tf.ones((4, 1))
model.fit(x, y, verbose=0)

model.run_eagerly = True
model.fit(x, y, verbose=0)
print("the loss was ever called eagerly:", any(eager))

# %% check tags=["hidden"]
assert eager and not any(eager)
