"""What a run of an Estimator did by itself, asked for one by one."""

# %% data
from pathlib import Path

import keras
import pandas as pd
import tensorflow as tf
from keras import layers

houses = pd.read_csv("data/kc_house_data.csv").sample(frac=1, random_state=1)
houses = houses.drop_duplicates("id")  # one sale of each house
area = houses[["sqft_living"]].to_numpy("float32")
price = houses[["price"]].to_numpy("float32") / 100_000
rows = tf.data.Dataset.from_tensor_slices((area, price)).batch(128)
train, held_out = rows.skip(40).cache(), rows.take(40).cache()

# %% now
Path("run").mkdir()
keras.utils.set_random_seed(1)  # RunConfig(tf_random_seed=1)
normalization = layers.Normalization()
normalization.adapt(area[40 * 128 :])  # without the rows held out
model = keras.Sequential(
    [keras.Input(shape=(1,)), normalization, layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Ftrl(0.2), loss="mse")
history = model.fit(
    train.repeat(),
    steps_per_epoch=100,
    epochs=3,  # TrainSpec(max_steps=300)
    validation_data=held_out,  # EvalSpec: once an epoch
    shuffle=False,
    callbacks=[
        keras.callbacks.ModelCheckpoint(  # save_checkpoints_steps=100
            "run/step-{epoch}00.weights.h5", save_weights_only=True
        ),
        keras.callbacks.BackupAndRestore(
            "run/backup"
        ),  # goes on after a crash
        keras.callbacks.CSVLogger("run/log.csv"),  # or TensorBoard("run")
    ],
    verbose=0,
)
print(sorted(path.name for path in Path("run").iterdir()))
print([round(loss, 1) for loss in history.history["val_loss"]])

# %% resume
model.load_weights("run/step-100.weights.h5")  # model_dir, warm_start_from
print(round(model.evaluate(held_out, verbose=0), 1))

# %% export
model.export("served", verbose=False)  # export_saved_model
served = tf.saved_model.load("served")
house = tf.constant([[2_000.0]])
print(served.serve(house).numpy().round(2), model(house).numpy().round(2))

# %% check tags=["hidden"]
import numpy as np

np.testing.assert_allclose(
    model.evaluate(held_out, verbose=0),
    history.history["val_loss"][0],
    rtol=1e-5,
)
np.testing.assert_allclose(served.serve(house), model(house), rtol=1e-5)
