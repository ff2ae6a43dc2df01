"""A step by hand, and a traced function."""
import tensorflow as tf

w = tf.Variable(0.0)
optimizer = tf.keras.optimizers.SGD(learning_rate=0.1, momentum=0.9)


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(w * x - y), axis=0, keepdims=True)
    [gradient] = tape.gradient(loss, [w])
    optimizer.apply_gradients([(gradient, w)])
    return tf.math.log(loss + 1.0)


for _ in range(5):
    print(step(tf.constant([1.0, 2.0]), tf.constant([2.0, 4.0])).numpy())
optimizer.learning_rate = 0.01
