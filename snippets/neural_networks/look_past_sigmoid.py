"""Keras's cross-entropy looks past the last sigmoid; one by hand can't."""

# %% compare
import keras
import tensorflow as tf

target = tf.constant([[0.0]])
score = tf.Variable([[40.0]])

with tf.GradientTape(persistent=True) as tape:
    by_tf = tf.sigmoid(score)
    by_keras = keras.activations.sigmoid(score)
    hidden_score = keras.losses.binary_crossentropy(target, by_tf)
    known_score = keras.losses.binary_crossentropy(target, by_keras)

for name, chance, loss in (
    ("tf.sigmoid", by_tf, hidden_score),
    ("Keras's sigmoid", by_keras, known_score),
):
    slope = tape.gradient(loss, score).numpy().item()
    print(f"{name:16} chance {chance.numpy().item():.1f}", end="  ")
    print(f"loss {loss.numpy().item():4.1f}  slope {slope:.1f}")

# %% check tags=["hidden"]
assert tape.gradient(hidden_score, score).numpy().item() == 0
assert tape.gradient(known_score, score).numpy().item() == 1
