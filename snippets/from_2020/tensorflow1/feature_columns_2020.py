"""The layer of 2020 and today's."""

# %% agree
import keras
import numpy as np
import tensorflow as tf
import tf_keras

tf.get_logger().setLevel("ERROR")  # feature columns warn
jobs = tf.constant([["baker"], ["nurse"]])
age = tf.constant([[24.0], [37.0]])

columns = [
    tf.feature_column.bucketized_column(
        tf.feature_column.numeric_column("age"), [30.0]
    ),
    tf.feature_column.indicator_column(
        tf.feature_column.categorical_column_with_vocabulary_list(
            "job", ["nurse", "baker"]
        )
    ),
]
old = tf_keras.layers.DenseFeatures(columns)({"age": age, "job": jobs})

bins = keras.layers.Discretization([30.0], output_mode="one_hot")
lookup = keras.layers.StringLookup(
    vocabulary=["nurse", "baker"], num_oov_indices=0, output_mode="one_hot"
)
new = np.concatenate([bins(age).numpy(), lookup(jobs).numpy()], axis=1)

print("in 2020:", old.numpy().tolist())
print("today:  ", new.tolist())
assert (old.numpy() == new).all()
