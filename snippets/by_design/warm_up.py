"""Adam at 0.03, with and without warm-up: how many starts diverge?"""

# %% images
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
pixels = images[:1_000, ::2, ::2].reshape(1_000, 196) / np.float32(255)
x, y = tf.constant(pixels), tf.constant(labels[:1_000])
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


# %% warm
@keras.saving.register_keras_serializable()
class WarmUp(keras.optimizers.schedules.LearningRateSchedule):
    """Rises along a line to `rate` within so many steps, and stays there."""

    def __init__(self, rate, steps):
        self.rate, self.steps = rate, steps

    def __call__(self, step):
        done = (keras.ops.cast(step, "float32") + 1) / self.steps
        return self.rate * keras.ops.minimum(done, 1.0)

    def get_config(self):
        return {"rate": self.rate, "steps": self.steps}


# %% train
weights = [
    keras.Variable(tf.zeros(shape))
    for shape in ((196, 32), (19, 32, 32), (32, 10))
]
arrays = [weight.value for weight in weights]


def scores(x):
    first, middle, last = arrays
    x = tf.nn.relu(x @ first)
    for kernel in tf.unstack(middle):
        x = tf.nn.relu(x @ kernel)
    return x @ last


def losses(rate):
    """The loss of each of 90 steps, a row for each of 24 starts."""
    optimizer = keras.optimizers.Adam(rate)
    optimizer.build(weights)
    unused = [variable.numpy() for variable in optimizer.variables]

    @tf.function
    def train(batches):
        by_step = tf.TensorArray(tf.float32, len(batches))
        for number in tf.range(len(batches)):
            rows = batches[number]
            with tf.GradientTape() as tape:
                answers = scores(tf.gather(x, rows))
                loss = loss_function(tf.gather(y, rows), answers)
            optimizer.apply(tape.gradient(loss, arrays), weights)
            by_step = by_step.write(number, loss)
        return by_step.stack()

    rows = []
    for seed in range(24):
        rng = np.random.default_rng(seed)
        for weight in weights:  # as He draws them
            spread = np.sqrt(2 / weight.shape[-2])
            weight.assign(rng.normal(0, spread, weight.shape))
        for variable, value in zip(optimizer.variables, unused, strict=True):
            variable.assign(value)
        rows.append(train(tf.constant(rng.choice(1_000, (90, 50)))))
    return np.array(rows)


ways = {"at once": 0.03, "warmed up": WarmUp(0.03, 60)}
curves = {name: losses(rate) for name, rate in ways.items()}
ends = {name: runs[:, -20:].mean(axis=1) for name, runs in curves.items()}
diverged = {name: int((end > 2.2).sum()) for name, end in ends.items()}
for name, end in ends.items():
    print(f"{name:10} median {np.median(end):.2f}, diverged {diverged[name]}")

# %% plot
figure, axes = plt.subplots()
for number, (name, runs) in enumerate(curves.items()):
    for run in runs[:8]:
        axes.plot(run, f"C{number}", lw=0.8, label=name)
        name = None
axes.axhline(np.log(10), color="C7", lw=1.2, label="a guess")
axes.set(xlabel="step", ylabel="loss of the batch", ylim=(0, 5))
axes.legend()

# %% check tags=["hidden"]
assert 0 < min(diverged.values()) < max(diverged.values()) < 12
shares = [count / 24 for count in diverged.values()]
luck = np.sqrt(sum(24 * share * (1 - share) for share in shares))
