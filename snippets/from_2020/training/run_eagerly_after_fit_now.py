"""run_eagerly said to compile."""

# %% now
import keras
import tensorflow as tf

eager = []


def loss(y_true, y_pred):
    eager.append(tf.executing_eagerly())
    return keras.ops.mean(keras.ops.abs(y_true - y_pred))


model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss=loss)
x = y = tf.ones((4, 1))
model.fit(x, y, verbose=0)

model.compile(optimizer="sgd", loss=loss, run_eagerly=True)
model.fit(x, y, verbose=0)
print("the loss was called eagerly:", eager[-1])
