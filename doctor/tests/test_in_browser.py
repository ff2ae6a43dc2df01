"""What the page *Paste your code* is told of a file: the same as the command says and writes."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from doctor import Knowledge, Problem, Source, check, mend, read_source
from doctor.browser import Examined, examined
from doctor.check import TOO_DEEP

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.py"))
OLD = b"import tensorflow as tf\nmodel.fit_generator(x)\ny = tf.log(x)\n"


def told(seen: Examined) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(seen.said)
    return said


def notebook(*cells: str) -> bytes:
    made = [{"cell_type": "code", "source": one, "outputs": [], "metadata": {}} for one in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4}, indent=1).encode()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_findings_and_mends_are_those_of_the_command(knowledge: Knowledge, path: Path) -> None:
    raw = path.read_bytes()
    source = read_source(path.name, raw)
    assert isinstance(source, Source)
    seen = examined(path.name, memoryview(raw))
    places = [(one["line"], one["column"], one["code"]) for one in told(seen)["findings"]]
    assert places == [(one.line, one.column, one.code) for one in check(source, knowledge)]
    safe, unsafe = mend(source, knowledge), mend(source, knowledge, unsafe=True)
    assert (seen.safe, seen.unsafe) == (safe.raw, unsafe.raw)
    assert told(seen)["mends"] == {"safe": safe.count, "unsafe": unsafe.count}


def test_code_is_told_where_something_was_found_in_it_without_the_lines_behind_its_end() -> None:
    seen = told(examined("a.ipynb", notebook("x = 1", "import tensorflow as tf\ntf.log(x)\n\n")))
    assert seen["pieces"] == [{"cell": 2, "lines": ["import tensorflow as tf", "tf.log(x)"]}]
    assert [(one["cell"], one["line"]) for one in seen["findings"]] == [(2, 2)]
    assert told(examined("a.py", b"x = 1\n"))["pieces"] == []


def test_what_was_pasted_is_a_script_or_a_notebook() -> None:
    assert told(examined("", OLD))["path"] == "pasted.py"
    seen = told(examined("", b"\n " + notebook("import tensorflow as tf\ntf.log(1)")))
    assert seen["path"] == "pasted.ipynb"
    assert [one["code"] for one in seen["findings"]] == ["tf-log"]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.py", b"x = 1\ny = '\xe4'\n"),
        ("a.py", b"print 'hello'\n"),
        ("a.ipynb", b'{"cells": [}'),
        ("a.ipynb", b""),
    ],
)
def test_what_cant_be_read_gets_doctors_line(name: str, raw: bytes) -> None:
    seen = examined(name, raw)
    problem = read_source(name, raw)
    assert isinstance(problem, Problem)
    assert told(seen)["problems"] == [str(problem)]
    assert told(seen)["findings"] == []
    assert (seen.safe, seen.unsafe) == (raw, raw)


def test_code_that_nests_too_deeply_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("doctor.check")  # the package's `check` is its function
    monkeypatch.setattr(module, "FRAMES", 0)
    raw = OLD + b"if a: pass\n" + b"elif b: pass\n" * 900
    seen = examined("a.py", raw)
    assert told(seen)["problems"] == [f"a.py: {TOO_DEEP}"]
    assert seen.safe == raw


def test_a_cell_that_cant_be_read_leaves_the_others() -> None:
    seen = told(examined("a.ipynb", notebook("print 1", "import tensorflow as tf\ntf.log(1)")))
    assert [one["code"] for one in seen["findings"]] == ["tf-log"]
    assert "cell 1, line 1" in seen["problems"][0]
