"""Ten layers, four activations, two starts: what is left of a signal?"""

# %% signal
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

signal = tf.random.stateless_normal((100, 256), seed=(0, 0))


def through(activation, start, seed):
    """Standard deviations: outputs of ten layers, and slopes sent back."""
    function = keras.activations.get(activation)
    with tf.GradientTape() as tape:
        tape.watch(signal)
        outputs = signal
        for layer in range(10):
            draw = start(seed=100 * seed + layer)  # layers differ
            outputs = function(outputs @ draw((256, 256)))
    sent = tf.random.stateless_normal(outputs.shape, seed=(seed, 1))
    back = tape.gradient(outputs, signal, output_gradients=sent)
    return np.std(outputs), np.std(back)


starts = {
    "glorot_normal": keras.initializers.GlorotNormal,
    "he_normal": keras.initializers.HeNormal,
}
rows = {}
for activation in ("relu", "tanh", "sigmoid", "selu"):
    for name, start in starts.items():
        runs = [through(activation, start, seed) for seed in (1, 2, 3)]
        forward, back = np.transpose(runs)
        rows[activation, name] = {
            "forward": forward.mean(),
            "± ": forward.std(ddof=1),
            "back": back.mean(),
            "±": back.std(ddof=1),
        }
table = pd.DataFrame(rows).T
table.round(3)

# %% check tags=["hidden"]
forward, back = table["forward"], table["back"]
assert (
    forward["relu", "glorot_normal"]
    < 0.03
    < 0.4
    < forward["relu", "he_normal"]
)
assert 0.9 < forward["selu", "glorot_normal"] < 1.1
assert forward["selu", "he_normal"] > 3 and back["selu", "he_normal"] > 5
assert forward["tanh", "he_normal"] > 2 * forward["tanh", "glorot_normal"]
assert back["tanh", "he_normal"] > 3 * back["tanh", "glorot_normal"]
assert (back["sigmoid"] < 0.0001).all()
