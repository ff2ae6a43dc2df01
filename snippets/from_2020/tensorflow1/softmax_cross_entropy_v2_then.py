"""Cross-entropy, with a number at the end of its name."""

# %% then
import tensorflow as tf

labels = tf.constant([[0.0, 1.0]])
logits = tf.constant([[1.0, 3.0]])
loss = tf.nn.softmax_cross_entropy_with_logits_v2(labels=labels, logits=logits)
