"""A model becomes an estimator."""

# %% then
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
estimator = tf.keras.estimator.model_to_estimator(model)
