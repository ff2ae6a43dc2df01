"""A checkpoint, whose kernel is all ones, is restored."""

# %% setup
import tensorflow as tf
import tf_keras

ones = tf_keras.layers.Dense(1, kernel_initializer="ones", input_shape=(3,))
old = tf_keras.Sequential([ones])
tf.train.Checkpoint(model=old).save("checkpoint_of_2020/ckpt")

# %% then
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(3,)),
        tf.keras.layers.Dense(1, kernel_initializer="zeros"),
    ]
)
checkpoint = tf.train.Checkpoint(model=model)
checkpoint.restore("checkpoint_of_2020/ckpt-1")
print("kernel:", model.layers[0].kernel.numpy().ravel())

# %% check tags=["hidden"]
assert (model.layers[0].kernel.numpy() == 0).all()
assert (old.layers[0].kernel.numpy() == 1).all()
