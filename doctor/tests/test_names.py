"""Names are followed from where they are imported to where they are used."""

from collections.abc import Callable

import pytest
from doctor import Finding

Codes = Callable[[str], list[str]]
Found = Callable[[str], list[Finding]]


@pytest.mark.parametrize(
    "code",
    [
        "import tensorflow as tf\ntf.log(x)",
        "import tensorflow\ntensorflow.log(x)",
        "import tensorflow as flow\nflow.log(x)",
        "from tensorflow import log",
        "import tensorflow as tf\nlogarithm = tf.log\n",
        "import tensorflow as tf\nt = tf\nt.log(x)",
        "import tensorflow as tf\ndef f(x):\n    return tf.log(x)",
        "import tensorflow as tf\nf = lambda x: tf.log(x)",
        "import tensorflow as tf\n[tf.log(x) for x in y]",
        "import tensorflow as tf\nclass A:\n    def f(self):\n        if self.x: tf.log(1)",
        "async def f():\n    import tensorflow as tf\n    await tf.log(1)",
        "import tensorflow as tf\nmatch_ = {**tf.log(1)}",
        "import tensorflow as tf\nprint(f'{tf.log(1)}')",
        "import tensorflow as tf\nwith tf.log(1) as x, y: pass",
        "import tensorflow as tf\n@tf.log\ndef f(): pass",
        "import tensorflow as tf\ndef f(x=tf.log(1)): pass",
        "import tensorflow as tf\nx[tf.log(1):2] = 3",
        "import tensorflow as tf\nassert tf.log(1), 'no'",
    ],
)
def test_a_function_that_is_gone_is_found_by_whatever_name(codes: Codes, code: str) -> None:
    assert codes(code) == ["tf-log"]


@pytest.mark.parametrize(
    "code",
    [
        "import math\nmath.log(2)",
        "def log(x): pass\nlog(2)",
        "import tensorflow as tf\ntf = Other()\ntf.log(2)",
        "from . import tensorflow as tf\ntf.log(2)",
        "from mine import keras\nkeras.backend.sqrt(2)",
        "def f(tf):\n    return tf.log(2)",
        "import tensorflow as tf\ntry:\n    f = tf.log\nexcept AttributeError:\n    f = 1",
        "import tensorflow.compat.v1 as tf\ntf.log(2)",
        "import tensorflow as tf\ntf.compat.v1.log(2)",
        "try:\n    from keras.utils.np_utils import x\nexcept ImportError:\n    x = 1",
        "try:\n    from tensorflow import Session\nexcept ImportError:\n    Session = None",
    ],
)
def test_what_only_looks_like_it_is_left_alone(found: Found, code: str) -> None:
    assert found(code) == []


@pytest.mark.parametrize(
    "code",
    [
        "m = keras.Sequential()\nm.fit(x, y, nb_epoch=2)",
        "m = n = keras.Sequential()\nn.fit(x, y, nb_epoch=2)",
        "a, m = 1, keras.Model(x, y)\nm.fit(x, y, nb_epoch=2)",
        "class A:\n    def __init__(self):\n        self.m = keras.Model(x, y)\n"
        "    def go(self):\n        self.m.fit(x, y, nb_epoch=2)",
        "class Mine(keras.Model): pass\nMine().fit(x, y, nb_epoch=2)",
        "class Mine(keras.Model): pass\nclass More(Mine): pass\nMore().fit(x, y, nb_epoch=2)",
        "class Mine(keras.Model):\n    def go(self):\n        self.fit(x, y, nb_epoch=2)",
        "class Mine(keras.Model):\n    def fit(self, *a, **k):\n        super().fit(x, nb_epoch=2)",
        "keras.models.load_model('a.keras').fit(x, y, nb_epoch=2)",
        "from keras.models import *\nm = Sequential()\nm.fit(x, y, nb_epoch=2)",
        "if (m := keras.Sequential()):\n    m.fit(x, y, nb_epoch=2)",
        "[m.fit(x, y, nb_epoch=2) for m in [keras.Sequential()]]",
        "class Stop(keras.callbacks.Callback):\n    def on_epoch_end(self, e, logs):\n"
        "        self.model.fit(x, nb_epoch=1)",
    ],
)
def test_a_method_is_known_by_its_object(codes: Codes, code: str) -> None:
    assert codes(f"from tensorflow import keras\n{code}") == ["fit-nb-epoch"]


def test_a_method_of_ones_own_is_not_that_of_keras(found: Found) -> None:
    code = "class M(keras.Model):\n    def fit(self, nb_epoch): pass\nM().fit(nb_epoch=1)"
    assert found(f"import keras\n{code}") == []


def test_an_unknown_object_is_worth_a_look_and_no_more(found: Found) -> None:
    [one] = found("def train(model, data):\n    model.fit_generator(data)")
    assert (one.code, one.certain) == ("fit-generator", False)


def test_arguments_that_no_signature_has_are_found_without_a_row(codes: Codes) -> None:
    code = "import tensorflow as tf\ntf.reduce_mean(x, axes=1)\ntf.math.log(x, base=2)"
    assert codes(code) == ["no-such-argument", "no-such-argument"]
    assert codes("import keras\nkeras.layers.Dense(4, colour='red')") == ["no-such-argument"]
    assert codes("import keras\nkeras.utils.to_categorical(y, 10, 'int')") == ["too-many-arguments"]


def test_arguments_that_go_through_kwargs_are_none(found: Found) -> None:
    code = "import keras\nkeras.layers.Dense(4, name='a', dtype='float32', trainable=False)"
    assert found(code) == []
    assert found("import keras\nkeras.layers.Dense(4, **options)") == []
    assert found("import tensorflow as tf\ntf.reduce_mean(*everything)") == []


def test_a_name_of_tensorflow_1_without_a_row_gets_its_new_name_from_tensorflow(
    found: Found,
) -> None:
    [one] = found("import tensorflow as tf\ntf.matrix_band_part(x, 0, 1)")
    assert (one.code, one.now) == ("renamed", "tf.linalg.band_part")
    assert one.says == "AttributeError: module 'tensorflow' has no attribute 'matrix_band_part'"
    assert not one.executed


def test_a_name_that_nobody_knows_is_said_to_be_missing(found: Found) -> None:
    [one] = found("import numpy as np\nnp.cumproduct(x)")
    assert one.code == "no-such-name"
    assert one.says == "AttributeError: module 'numpy' has no attribute 'cumproduct'"
    [one] = found("from tensorflow.keras.nowhere import x")
    assert one.says == "ModuleNotFoundError: No module named 'tensorflow.keras.nowhere'"
    [one] = found("from tensorflow.keras.layers import Dens")
    assert one.says == "ImportError: cannot import name 'Dens' from 'tensorflow.keras.layers'"


def test_the_other_names_of_a_row_are_said_with_their_own_message(found: Found) -> None:
    [one] = found("import tensorflow as tf\ntf.erf(x)")
    assert (one.code, one.executed) == ("tf-log", False)
    assert one.says == "AttributeError: module 'tensorflow' has no attribute 'erf'"
    [one] = found("import keras\nkeras.Sequential().fit(x, y, nb_val_samples=2)")
    assert one.says.endswith("fit() got an unexpected keyword argument 'nb_val_samples'")


def test_a_graph_around_it_makes_old_code_right(codes: Codes) -> None:
    bare = "x = tf.compat.v1.placeholder(tf.float32)"
    assert codes(f"import tensorflow as tf\n{bare}") == ["placeholder-without-graph"]
    assert codes(f"import tensorflow as tf\nwith tf.Graph().as_default():\n    {bare}") == []
    off = "import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n"
    assert codes(f"{off}x = tf.placeholder(tf.float32)") == []


@pytest.mark.parametrize(
    "comment", ["# noqa", "#noqa: tf-log", "# NOQA: session, tf-log", "# x # noqa"]
)
def test_noqa_silences_a_line(codes: Codes, comment: str) -> None:
    code = f"import tensorflow as tf\ntf.log(1)  {comment}\ntf.log(2)"
    assert codes(code) == ["tf-log"]


def test_noqa_of_another_code_silences_nothing(codes: Codes) -> None:
    assert codes("import tensorflow as tf\ntf.log(1)  # noqa: session") == ["tf-log"]


@pytest.mark.parametrize(
    "code",
    [
        "def make():\n    m = keras.Sequential()\n    return m\nmake().fit(x, nb_epoch=2)",
        "def outer():\n    return inner()\ndef inner():\n    return keras.Sequential()\n"
        "outer().fit(x, nb_epoch=2)",
        "make = lambda: keras.Sequential()\nmake().fit(x, nb_epoch=2)",
        "class A:\n    def __init__(self):\n        self.m = self.make()\n"
        "        self.m.fit(x, nb_epoch=2)\n"
        "    def make(self):\n        return keras.Sequential()",
        "keras.applications.vgg16.VGG16().fit(x, nb_epoch=2)",
    ],
)
def test_what_a_function_of_the_file_gives_back_is_known(codes: Codes, code: str) -> None:
    assert codes(f"from tensorflow import keras\n{code}") == ["fit-nb-epoch"]


def test_a_function_that_gives_back_now_this_now_that_is_not_known(found: Found) -> None:
    code = "def f(a):\n    if a:\n        return keras.Sequential()\n    return Other()\n"
    assert found(f"import keras\n{code}f(1).fit(x, nb_epoch=2)") == []
    assert found("def f(n):\n    return f(n - 1)\nf(2).fit(x, nb_epoch=2)") == []


def test_a_name_that_is_imported_is_said_to_be_missing_as_an_import_says_it(found: Found) -> None:
    [one] = found("from keras.utils import multi_gpu_model")
    assert (one.code, one.executed) == ("multi-gpu-model", False)
    assert one.says == "ImportError: cannot import name 'multi_gpu_model' from 'keras.utils'"
    [one] = found("import tensorflow as tf\ntf.contrib.layers")
    assert one.code == "contrib"
    assert one.says == "AttributeError: module 'tensorflow' has no attribute 'contrib'"


def test_a_comparison_by_identity_decides_nothing_about_tensors(codes: Codes) -> None:
    graph = "import tensorflow as tf\nx = tf.constant(1)\n"
    graph += "with tf.Graph().as_default():\n    if x {}: pass"
    assert codes(graph.format("> 0")) == ["if-tensor-in-graph"]
    assert codes(graph.format("is None")) == []


def test_a_file_that_another_function_wrote_says_nothing_of_this_one(codes: Codes) -> None:
    made = "m = keras.Sequential([keras.layers.Lambda(lambda x: x)])"
    saved = "m.save(p)"
    loaded = "keras.models.load_model(p)"
    one = f"import keras\ndef f(p):\n    {made}\n    {saved}\n    {loaded}\n"
    other = f"import keras\ndef f(p):\n    {made}\n    {saved}\ndef g(p):\n    {loaded}\n"
    assert codes(one) == ["lambda-safe-mode"]
    assert codes(other) == []


def test_what_was_said_at_the_import_is_not_said_again_at_each_use(found: Found) -> None:
    code = "from sklearn.datasets import load_boston\nx = load_boston()\nf = load_boston\n"
    assert [(one.line, one.code) for one in found(code)] == [(1, "load-boston")]
    code = "from keras.layers import Dens\nDens(3)\n"
    assert [(one.line, one.code) for one in found(code)] == [(1, "no-such-name")]
    code = "import tensorflow as tf\ntf.log(1)\ntf.log(2)\n"
    assert [one.line for one in found(code)] == [2, 3]


def test_a_package_that_is_gone_as_a_whole_is_found_where_it_is_imported(codes: Codes) -> None:
    assert codes("import tensorflow_addons as tfa") == ["addons-f1"]
    assert codes("import tensorflow as tf\nimport numpy as np\nimport keras") == []


def test_what_moved_is_followed_to_where_it_is_today(codes: Codes) -> None:
    head = "from keras.layers.convolutional import Conv2D\n"
    assert codes(f"{head}Conv2D(8, 3, input_shape=(8, 8, 1))") == [
        "layers-submodules",
        "input-shape-argument",
    ]
    head = "from tensorflow.python.keras.layers import Dense as D\n"
    assert codes(f"{head}D(3, init='zeros')")[1:] == ["dense-output-dim"]
