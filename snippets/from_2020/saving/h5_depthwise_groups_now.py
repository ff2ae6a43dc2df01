"""The same network, built anew, takes its weights."""

# %% setup tags=["warns"]
import tf_keras

layer = tf_keras.layers.DepthwiseConv2D(3, name="depthwise")
old = tf_keras.Sequential([tf_keras.Input((8, 8, 2)), layer])
old.save("mobilenet_of_2020.h5")

# %% now
import keras

model = keras.Sequential(
    [keras.Input(shape=(8, 8, 2)), keras.layers.DepthwiseConv2D(3)]
)
model.load_weights("mobilenet_of_2020.h5")
print([weight.shape for weight in model.get_weights()])
