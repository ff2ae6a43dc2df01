"""A mend changes what a row says, nothing else, and is finished after once."""

import ast
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from doctor import Knowledge, Source, check, mend, read_source
from doctor.knowledge import DATA

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "snippets"
FIXED = [
    row for row in json.loads((DATA / "table.json").read_text("utf-8"))["rows"] if "fix" in row
]
TOO_LONG = {"convolution-border-mode"}
"""Rows whose snippet has more arguments by place than a mend dares to touch."""
Mended = Callable[..., str]


def then_of(row: dict[str, str]) -> Source:
    name = row["id"].replace("-", "_")
    path = SNIPPETS / "from_2020" / row["part"] / f"{name}_then.py"
    source = read_source(str(path), path.read_bytes())
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize("row", FIXED, ids=lambda row: row["id"])
def test_a_row_with_a_fix_is_mended_and_gone_then(
    knowledge: Knowledge, row: dict[str, str]
) -> None:
    source = then_of(row)
    done = mend(source, knowledge, unsafe=True)
    if row["id"] in TOO_LONG:
        assert done.raw == source.raw
        return
    assert done.raw != source.raw
    again = read_source(source.path, done.raw)
    assert isinstance(again, Source)
    assert row["id"] not in [one.code for one in check(again, knowledge)]


@pytest.mark.parametrize("unsafe", [False, True])
def test_twice_is_the_same_as_once_and_all_still_parses(knowledge: Knowledge, unsafe: bool) -> None:
    paths = sorted(SNIPPETS.glob("from_2020/*/*.py"))
    assert len(paths) > 400
    for path in paths:
        source = read_source(str(path), path.read_bytes())
        assert isinstance(source, Source)
        once = mend(source, knowledge, unsafe)
        ast.parse(once.raw)
        again = read_source(str(path), once.raw)
        assert isinstance(again, Source)
        assert mend(again, knowledge, unsafe).raw == once.raw, path


def test_a_mend_that_is_not_safe_waits_to_be_asked_for(mended: Mended) -> None:
    old = "import keras\nm = keras.Sequential()\nm.predict_classes(x)\n"
    assert mended(old) == old
    assert mended(old, unsafe=True) == old.replace(
        "predict_classes(x)", "predict(x).argmax(axis=-1)"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tf.log(x)", "tf.math.log(x)"),
        ("tf.log(tf.log(x))", "tf.math.log(tf.math.log(x))"),
        ("print('ä', tf . log(x))", "print('ä', tf.math.log(x))"),
        ("f = tf.to_float( x )", "f = tf.cast( x , tf.float32)"),
        ("tf.to_float(x=x)", "tf.to_float(x=x)"),
        ("tf.nn.dropout(x, keep_prob=p * 2)", "tf.nn.dropout(x, rate=1 - (p * 2))"),
        ("tf.reduce_sum(x, keep_dims=True, keepdims=True)",) * 2,
        ("tf.keras.optimizers.Adam(lr = 0.1)", "tf.keras.optimizers.Adam(learning_rate = 0.1)"),
        ("tf.keras.optimizers.Adam(0.1, epsilon=(None))", "tf.keras.optimizers.Adam(0.1)"),
        ("tf.keras.optimizers.Adam(epsilon=None, name=n)", "tf.keras.optimizers.Adam(name=n)"),
        ("tf.keras.optimizers.Adam(epsilon=None)", "tf.keras.optimizers.Adam()"),
        ("tf.enable_eager_execution()", ""),
        ("if x:\n    tf.enable_eager_execution()", "if x:\n    pass"),
        ("x = 1; tf.enable_eager_execution()", "x = 1; pass"),
        ("x = tf.enable_eager_execution()",) * 2,
        ("tf.gfile.Exists(p)", "tf.io.gfile.exists(p)"),
        ("from tensorflow.python.keras.layers import Dense as D",
         "from tensorflow.keras.layers import Dense as D"),
        ("from keras.layers.core import Dense, Dropout", "from keras.layers import Dense, Dropout"),
        ("from keras.layers.core import *",) * 2,
        ("from keras.utils import np_utils", "from keras import utils as np_utils"),
        ("import keras.utils.np_utils",) * 2,
        ("tf.keras.Model(input=a, outputs=b)", "tf.keras.Model(inputs=a, outputs=b)"),
        ("m = tf.keras.Sequential()\nm.compile('sgd', 'mse', ('a'))",) * 2,
        ("m = tf.keras.Sequential()\nm.compile('sgd', 'mse', ['a'])",
         "m = tf.keras.Sequential()\nm.compile('sgd', 'mse', metrics=['a'])"),
        ("m = tf.keras.Sequential()\nm.fit_generator(g, 3)",) * 2,
        ("m = tf.keras.Sequential()\nm.fit_generator(g, steps_per_epoch=3)",
         "m = tf.keras.Sequential()\nm.fit(g, steps_per_epoch=3)"),
    ],
)  # fmt: skip
def test_only_what_is_concerned_changes(mended: Mended, old: str, new: str) -> None:
    head, tail = "import tensorflow as tf\n", "\nz = 1  # as it was\n"
    expected = head + new + tail if new else head + tail.lstrip("\n")
    assert mended(head + old + tail) == expected


def test_a_line_that_noqa_silences_is_left(mended: Mended) -> None:
    old = "import tensorflow as tf\ntf.log(x)  # noqa: tf-log\n"
    assert mended(old) == old


def test_names_of_tensorflow_1_without_a_row_are_mended_if_they_are_the_same_function(
    mended: Mended,
) -> None:
    head = "import tensorflow as tf\n"
    assert mended(f"{head}tf.matrix_band_part(x)\n") == f"{head}tf.linalg.band_part(x)\n"
    old = f"{head}tf.get_local_variable(x)\n"
    assert mended(old) == old
