"""A line fitted by hand-made gradient steps, as courses began in 2016."""
import numpy as np
import tensorflow as tf

xs = np.linspace(0, 1, 50).astype(np.float32)
ys = 3 * xs + 1
x = tf.placeholder(tf.float32, [None])  # <- placeholder
y = tf.placeholder(tf.float32, [None])  # <- placeholder
w = tf.Variable(0.0)
b = tf.Variable(0.0)
loss = tf.reduce_mean(tf.square(w * x + b - y))
step = tf.train.GradientDescentOptimizer(0.5).minimize(loss)  # <- train-optimizer
with tf.Session() as session:  # <- session
    session.run(tf.global_variables_initializer())  # <- global-variables-initializer
    for _ in range(200):
        session.run(step, feed_dict={x: xs, y: ys})
    print(session.run([w, b]))
