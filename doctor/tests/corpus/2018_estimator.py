"""Flowers by an estimator."""
import tensorflow as tf

columns = [tf.feature_column.numeric_column(name) for name in ("length", "width")]
tf.logging.set_verbosity(tf.logging.INFO)  # <- tf-logging


def batches():
    data = tf.data.Dataset.from_tensor_slices(({"length": [1.0], "width": [2.0]}, [0]))
    return data.repeat().batch(2)


model = tf.estimator.DNNClassifier([10, 10], columns, n_classes=3)  # <- estimator
model.train(batches, steps=10)
