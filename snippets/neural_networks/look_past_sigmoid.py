"""Cross-entropy from probabilities, and from logits: where the slope ends."""

# %% compare
import keras
import tensorflow as tf

target = tf.constant([[0.0]])
score = tf.Variable([[40.0]])


def from_tf_sigmoid():
    return keras.losses.binary_crossentropy(target, tf.sigmoid(score))


def from_keras_sigmoid():
    probability = keras.activations.sigmoid(score)
    return keras.losses.binary_crossentropy(target, probability)


def through_squeeze():
    probability = tf.squeeze(tf.sigmoid(score), axis=1)
    return keras.losses.binary_crossentropy(target[:, 0], probability)


def from_logits():
    return keras.losses.binary_crossentropy(target, score, from_logits=True)


rows = {}
for way in (from_tf_sigmoid, from_keras_sigmoid, through_squeeze, from_logits):
    for mode, call in (("eager", way), ("tf.function", tf.function(way))):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(call())
        slope = tape.gradient(loss, score).numpy().item()
        rows[way.__name__, mode] = (loss.numpy().item(), slope)
for (way, mode), (loss, slope) in rows.items():
    print(f"{way:18} {mode:11}  loss {loss:4.1f}  slope {slope:.0f}")

# %% check tags=["hidden"]
assert rows["from_tf_sigmoid", "eager"][1] == 0
assert rows["from_tf_sigmoid", "tf.function"] == (40, 1)
for mode in ("eager", "tf.function"):
    assert rows["from_keras_sigmoid", mode] == (40, 1)
    assert rows["through_squeeze", mode][1] == 0
    assert rows["from_logits", mode] == (40, 1)
