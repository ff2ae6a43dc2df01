"""A network with a depthwise convolution is loaded."""

# %% setup tags=["warns"]
import tf_keras

layer = tf_keras.layers.DepthwiseConv2D(3, name="depthwise")
old = tf_keras.Sequential([tf_keras.Input((8, 8, 2)), layer])
old.save("mobilenet_of_2020.h5")

# %% then
from tensorflow.keras.models import load_model

model = load_model("mobilenet_of_2020.h5", compile=False)
