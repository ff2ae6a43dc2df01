"""Eager execution, when it had to be asked for."""
import tensorflow as tf

tf.enable_eager_execution()  # <- enable-eager-execution
data = tf.data.Dataset.range(5).map(lambda n: tf.to_float(n))  # <- to-float
print(data.output_shapes)  # <- dataset-output-shapes
item = data.make_one_shot_iterator().get_next()  # <- one-shot-iterator
optimizer = tf.train.AdamOptimizer(0.1)  # <- train-optimizer
with tf.gfile.GFile("notes.txt", "w") as file:  # <- tf-gfile
    file.write("done")
