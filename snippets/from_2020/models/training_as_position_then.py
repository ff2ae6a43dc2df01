"""A model passes the flag on by position."""

# %% then
import tensorflow as tf


class Classifier(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dropout = tf.keras.layers.Dropout(0.5)

    def call(self, x, training=None):
        return self.dropout(x, training=training)


model = Classifier()
print(model(tf.ones((1, 4)), True))
