"""The attribute comes too late in Keras 2 as in Keras 3."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

calls = {}
x = y = tf.ones((4, 1))
for library in tf_keras, keras:
    eager = calls[library.__name__] = []

    def loss(y_true, y_pred, eager=eager):
        eager.append(tf.executing_eagerly())
        return tf.reduce_mean(tf.abs(y_true - y_pred))

    model = library.Sequential([library.layers.Dense(1)])
    model.compile(optimizer="sgd", loss=loss)
    model.fit(x, y, verbose=0)
    model.run_eagerly = True
    model.fit(x, y, verbose=0)
    print(f"{library.__name__:8} ever called eagerly: {any(eager)}")
assert all(calls.values()) and not any(map(any, calls.values()))
