"""Names of today's Keras on the tf.keras of TensorFlow 2.1, so that a file of today runs there.

`run_then.py` puts them in place for the silent traps. A name does there what TensorFlow 2.1 offered
for the purpose; what only makes a training faster is left out. Python 3.6 or newer.
"""

import random
import sys
import types

import numpy as np
import tensorflow as tf

keras = tf.keras
NOT_YET = {"compile": ["steps_per_execution"], "fit": ["validation_batch_size"]}
"""Arguments that came later."""


def put_in_place():
    """`import keras` gives this from here on; the answer is what Python itself lacks."""
    module = types.ModuleType("keras")
    module.__dict__.update(
        (name, getattr(keras, name)) for name in dir(keras) if not name.startswith("__")
    )
    module.Variable = tf.Variable
    module.ops = _space(sum=tf.reduce_sum, round=tf.round, softmax=tf.nn.softmax)
    module.layers = _space(
        keras.layers,
        Identity=lambda: keras.layers.Activation("linear"),
        Normalization=keras.layers.experimental.preprocessing.Normalization,
        Rescaling=Rescaling,
    )
    module.utils = _space(keras.utils, set_random_seed=set_random_seed)
    module.activations = _space(
        keras.activations, get=_of_arrays(keras.activations.get), softmax=tf.nn.softmax
    )
    variables = type(tf.Variable(0.0))
    variables.__float__ = lambda variable: float(variable.numpy())
    variables.__array__ = lambda variable, dtype=None: np.asarray(variable.numpy(), dtype)
    keras.optimizers.Optimizer.apply = apply
    keras.optimizers.Optimizer.build = lambda optimizer, variables: None
    keras.metrics.Metric.reset_state = keras.metrics.Metric.reset_states
    for name, arguments in NOT_YET.items():
        setattr(keras.Model, name, _without(getattr(keras.Model, name), arguments))
    keras.Model.evaluate = _named(keras.Model.evaluate)
    sys.modules["keras"] = module
    return {"zip": _zip}


class Rescaling(keras.layers.Layer):
    def __init__(self, scale):
        super().__init__()
        self.scale = scale

    def call(self, x):
        return tf.cast(x, "float32") * self.scale


def set_random_seed(seed):
    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)


def apply(optimizer, gradients, variables):
    """Gradients may be arrays of another kind than the variables."""
    cast = [tf.cast(g, v.dtype) for g, v in zip(gradients, variables)]
    return optimizer.apply_gradients(zip(cast, variables))


def _space(*modules, **more):
    """The names of modules, and more of them."""
    names = {name: getattr(module, name) for module in modules for name in dir(module)}
    return types.SimpleNamespace(**dict(names, **more))


def _of_arrays(get):
    """Activations that take arrays, too."""
    return lambda name: lambda x: get(name)(tf.convert_to_tensor(x))


def _without(method, names):
    def called(*values, **arguments):
        return method(
            *values, **{name: value for name, value in arguments.items() if name not in names}
        )

    return called


def _named(evaluate):
    """`evaluate` with `return_dict`."""

    def called(model, *values, **arguments):
        named = arguments.pop("return_dict", False)
        results = evaluate(model, *values, **arguments)
        return dict(zip(model.metrics_names, results)) if named else results

    return called


def _zip(*iterables, **strict):
    return zip(*iterables)
