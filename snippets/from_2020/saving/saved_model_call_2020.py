"""Called in 2020, served today."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
old.compile(optimizer="sgd", loss="mse")
old.save("old_line")
new.export("new_line", verbose=False)

x = tf.ones((1, 3))
old_loaded = tf.saved_model.load("old_line")
new_loaded = tf.saved_model.load("new_line")
before, after = float(old_loaded(x)[0, 0]), float(new_loaded.serve(x)[0, 0])
print(f"difference: {abs(before - after):.4f}")
assert abs(before - after) < 1e-6
