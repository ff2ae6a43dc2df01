"""A checkpoint with an Estimator's names, read into Keras."""

# %% write
import keras
import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
shapes = {"hiddenlayer_0": (6, 4), "logits": (4, 1)}
rng = np.random.default_rng(0)
with tf.Graph().as_default(), v1.Session() as session:
    for layer, (inputs, units) in shapes.items():
        with v1.variable_scope(f"dnn/{layer}"):
            kernel = rng.normal(size=(inputs, units)).astype("float32")
            v1.get_variable("kernel", initializer=kernel)
            v1.get_variable("bias", initializer=np.ones(units, "float32"))
    session.run(v1.global_variables_initializer())
    v1.train.Saver().save(session, "model.ckpt", global_step=1_000)

# %% look
for name, shape in tf.train.list_variables("."):
    print(name, shape)

# %% read
model = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        keras.layers.Dense(4, activation="relu", name="hiddenlayer_0"),
        keras.layers.Dense(1, name="logits"),
    ]
)
checkpoint = tf.train.load_checkpoint(".")
for layer in model.layers:
    parts = (f"dnn/{layer.name}/kernel", f"dnn/{layer.name}/bias")
    layer.set_weights([checkpoint.get_tensor(part) for part in parts])
print(model.layers[-1].get_weights()[1])

# %% check tags=["hidden"]
assert np.array_equal(model.layers[-1].get_weights()[0], kernel)

tf.get_logger().setLevel("ERROR")  # each column warns that it will go
house = {"bedrooms": [[3.0]], "bathrooms": [[2.0]]}
columns = [tf.feature_column.numeric_column(name) for name in house]
with tf.Graph().as_default(), v1.Session() as session:
    features = {name: tf.constant(house[name]) for name in house}
    rooms = session.run(v1.feature_column.input_layer(features, columns))
assert rooms.tolist() == [[house[name][0][0] for name in sorted(house)]]
assert rooms.tolist() == [[2.0, 3.0]]  # bathrooms first
