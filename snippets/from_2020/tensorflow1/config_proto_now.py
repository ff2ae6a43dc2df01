"""Memory of the GPU as it is needed, today."""

# %% now
import tensorflow as tf

for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
print("GPUs here:", len(tf.config.list_physical_devices("GPU")))
