"""Three losses of TensorFlow 1 beside those of Keras."""

# %% agree
import keras
import tensorflow as tf

labels = tf.constant([[0.0, 1.0], [1.0, 0.0]])
logits = tf.constant([[1.0, 3.0], [1.0, 3.0]])
old, new = tf.compat.v1.losses, keras.losses
pairs = {
    "softmax": (
        old.softmax_cross_entropy(labels, logits),
        new.CategoricalCrossentropy(from_logits=True)(labels, logits),
    ),
    "sigmoid": (
        old.sigmoid_cross_entropy(labels, logits),
        new.BinaryCrossentropy(from_logits=True)(labels, logits),
    ),
    "difference": (
        old.absolute_difference(labels, logits),
        new.MeanAbsoluteError()(labels, logits),
    ),
}
for name, (before, today) in pairs.items():
    print(f"{name:10}  in 2020: {before:.3f}, today: {today:.3f}")
    assert abs(before - today) < 1e-6
