"""What addons had."""
import numpy as np
import tensorflow as tf
import tensorflow_addons as tfa  # <- addons-f1

mask = np.zeros((2, 2), dtype=np.bool)
best = -np.Inf  # <- np-inf
optimizer = tf.keras.optimizers.legacy.SGD(learning_rate=0.1)  # <- legacy-optimizers
optimizer.lr = 0.01
schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)
error = tf.keras.losses.MeanSquaredError(reduction=tf.keras.losses.Reduction.SUM)
