"""A test step with the compiled metrics."""

# %% then tags=["warns"]
import tensorflow as tf


class Model(tf.keras.Model):
    def test_step(self, data):
        x, y = data
        y_pred = self(x, training=False)
        self.compiled_metrics.update_state(y, y_pred)
        return {m.name: m.result() for m in self.metrics}


inputs = tf.keras.Input(shape=(3,))
model = Model(inputs, tf.keras.layers.Dense(1)(inputs))
model.compile(metrics=["mae"])
mae = model.evaluate(tf.ones((4, 3)), tf.ones((4, 1)), verbose=0)
