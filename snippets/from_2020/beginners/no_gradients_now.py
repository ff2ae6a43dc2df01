"""All steps on the tape."""

# %% now
import keras
import tensorflow as tf

w = keras.Variable(2.0)
with tf.GradientTape() as tape:
    loss = w.value**2
gradient = tape.gradient(loss, [w.value])
keras.optimizers.SGD(0.1).apply_gradients(zip(gradient, [w]))
print(round(float(w.value), 2))
