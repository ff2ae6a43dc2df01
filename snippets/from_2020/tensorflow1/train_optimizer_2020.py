"""Adam in a graph, and today's."""

# %% agree
import keras
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    w = tf.Variable(3.0)
    optimizer = tf.compat.v1.train.AdamOptimizer(learning_rate=0.1)
    step = optimizer.minimize((w - 1) ** 2)
    session.run(tf.compat.v1.global_variables_initializer())
    for _ in range(20):
        session.run(step)
    old = session.run(w)

w = tf.Variable(3.0)
optimizer = keras.optimizers.Adam(learning_rate=0.1)
for _ in range(20):
    with tf.GradientTape() as tape:
        loss = (w - 1) ** 2
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])

print(f"w in 2020: {old:.4f}, today: {w.numpy():.4f}")
assert abs(old - w.numpy()) < 1e-4
