"""What both optimizers remember after one step."""

# %% agree
import tensorflow as tf
import tf_keras

old = tf_keras.optimizers.legacy.Adam(learning_rate=0.1)
new = tf.keras.optimizers.Adam(learning_rate=0.1)
for optimizer in old, new:
    optimizer.apply_gradients([(tf.constant(2.0), tf.Variable(3.0))])

# Today's list has the learning rate as its second member.
steps, rate, *averages = [v.numpy() for v in new.variables]
print("in 2020:", [round(float(x), 3) for x in old.get_weights()])
print("today:  ", [round(float(x), 3) for x in (steps, *averages)])
assert (
    max(
        abs(a - b)
        for a, b in zip(old.get_weights(), (steps, *averages), strict=True)
    )
    < 1e-6
)
