"""A program with flags."""
import tensorflow as tf

flags = tf.app.flags  # <- app-flags
flags.DEFINE_float("rate", 0.01, "learning rate")
config = tf.ConfigProto()  # <- config-proto
config.gpu_options.allow_growth = True


def main(_):
    tf.reset_default_graph()  # <- reset-default-graph
    with tf.Session(config=config) as session:  # <- session
        session.run(tf.global_variables_initializer())  # <- global-variables-initializer


if __name__ == "__main__":
    tf.app.run()  # <- app-flags
