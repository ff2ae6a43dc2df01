"""The state of an optimizer, moved to another."""

# %% now
import tensorflow as tf

w = tf.Variable(3.0)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)
optimizer.apply_gradients([(tf.constant(2.0), w)])
state = [variable.numpy() for variable in optimizer.variables]

copy = tf.keras.optimizers.Adam(learning_rate=0.1)
copy.build([w])
copy.set_weights(state)
for variable in copy.variables:
    print(f"{variable.name}: {variable.numpy():.3f}")
