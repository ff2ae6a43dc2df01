"""A training that is cut off, and four ways to go on."""

# %% data
import keras
import numpy as np

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
x, y = images[:1_000] / np.float32(255), labels[:1_000]


def compiled():
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, "relu"),
            keras.layers.Dense(10, "softmax"),
        ]
    )
    model.compile(
        keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy"
    )
    return model


def fit(model, callbacks=(), done=0):
    """The loss of each epoch up to the sixth, images in a fixed order."""
    history = model.fit(
        x,
        y,
        batch_size=100,
        epochs=6,
        initial_epoch=done,
        shuffle=False,
        callbacks=[*callbacks],
        verbose=0,
    )
    return np.round(history.history["loss"], 4)


# %% whole
keras.utils.set_random_seed(1)
whole = fit(compiled())
print("uninterrupted:", *whole)


# %% cut
class PowerCut(keras.callbacks.Callback):
    """Breaks off in the fourth epoch, after half of its batches."""

    def on_epoch_begin(self, epoch, logs=None):
        self.fourth = epoch == 3

    def on_train_batch_end(self, batch, logs=None):
        if self.fourth and batch == 4:
            raise KeyboardInterrupt


keras.utils.set_random_seed(1)
kept = [
    keras.callbacks.BackupAndRestore("backup"),
    keras.callbacks.ModelCheckpoint("after-{epoch}.keras"),
    keras.callbacks.ModelCheckpoint(
        "after-{epoch}.weights.h5", save_weights_only=True
    ),
]
try:
    fit(compiled(), [*kept, PowerCut()])
except KeyboardInterrupt:
    print("cut off")

# %% backup
keras.utils.set_random_seed(2)  # a new program: other first weights
backup = keras.callbacks.BackupAndRestore("backup")
from_backup = fit(compiled(), [backup])
print("from the backup:", *from_backup)

# %% model
model = keras.saving.load_model("after-3.keras")
from_model = fit(model, done=3)
print("from the model: ", *from_model)

# %% weights tags=["warns"]
model = compiled()
model.load_weights("after-3.weights.h5")
from_weights = fit(model, done=3)
print("from weights:   ", *from_weights)

# %% built
model = compiled()
model.optimizer.build(model.trainable_variables)
model.load_weights("after-3.weights.h5")
from_both = fit(model, done=3)
print("optimizer built:", *from_both)

# %% check tags=["hidden"]
assert len(whole) == 6
for losses in (from_backup, from_model, from_both):
    assert np.array_equal(losses, whole[3:])
assert abs(from_weights - whole[3:]).max() > 0.01
