"""The variables of an optimizer, by a call."""

# %% then
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)
for variable in optimizer.variables():
    print(variable.name)
