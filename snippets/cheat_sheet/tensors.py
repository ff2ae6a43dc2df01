"""Tensors: make them, ask them, compute with them."""

# %% make
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
x

# %% ask
x.shape, x.dtype, tf.rank(x).numpy()

# %% range
tf.range(4).numpy(), tf.linspace(0.0, 1.0, 3).numpy()

# %% draw
tf.random.stateless_normal([2], seed=[0, 1]).numpy()

# %% slice
x[0].numpy(), x[:, 1].numpy()

# %% stretch
(x * 10 + [1, 2]).numpy()

# %% product
(x @ tf.transpose(x)).numpy()

# %% sums
tf.reduce_sum(x).numpy(), tf.reduce_mean(x, axis=0).numpy()

# %% reshape
tf.reshape(x, [-1]).numpy()

# %% join
tf.concat([x, x], axis=1).shape, tf.stack([x, x]).shape

# %% cast
tf.cast([1.7, -1.7], tf.int32).numpy()
