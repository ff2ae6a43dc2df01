"""Training with evaluation on the way, as it was written in 2020."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% then
import tensorflow as tf


def input_fn():
    rows = ({"sqft_living": [1_000.0, 2_000.0]}, [300_000.0, 500_000.0])
    return tf.data.Dataset.from_tensor_slices(rows).repeat().batch(2)


config = tf.estimator.RunConfig(
    model_dir="run", tf_random_seed=1, save_checkpoints_steps=100
)
model = tf.estimator.LinearRegressor(
    [tf.feature_column.numeric_column("sqft_living")], config=config
)
train_spec = tf.estimator.TrainSpec(input_fn, max_steps=300)
eval_spec = tf.estimator.EvalSpec(input_fn, steps=10)
tf.estimator.train_and_evaluate(model, train_spec, eval_spec)
