"""A frozen graph as a function."""

# %% now
import tensorflow as tf

with tf.Graph().as_default() as graph:
    x = tf.compat.v1.placeholder(tf.float32, shape=(), name="x")
    tf.add(x, x, name="y")
frozen = graph.as_graph_def().SerializeToString()

graph_def = tf.compat.v1.GraphDef.FromString(frozen)
wrapped = tf.compat.v1.wrap_function(
    lambda: tf.import_graph_def(graph_def, name=""), []
)
double = wrapped.prune("x:0", "y:0")
print(double(tf.constant(3.0)).numpy())
