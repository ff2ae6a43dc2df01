"""Notebooks: cells share their names, magics are no Python, and a mend leaves all else as it is."""

import json
import time
from collections.abc import Sequence

import pytest
from doctor import Finding, Knowledge, Source, check, mend, read_source
from doctor.magics import as_python
from doctor.report import Report, json_report, place


def notebook(cells: Sequence[str], indent: int = 1, ascii_only: bool = False) -> bytes:
    made = [
        {"cell_type": "markdown", "metadata": {}, "source": ["tf.log is `gone`\n"]},
        *(
            {
                "cell_type": "code",
                "execution_count": None,
                "metadata": {"tags": []},
                "outputs": [{"output_type": "stream", "name": "stdout", "text": ["tf.log(1)"]}],
                "source": cell.splitlines(keepends=True),
            }
            for cell in cells
        ),
    ]
    text = json.dumps({"cells": made, "nbformat": 4}, indent=indent, ensure_ascii=ascii_only)
    return (text + "\n").encode("utf-8")


def read(cells: Sequence[str], **how: object) -> Source:
    source = read_source("old.ipynb", notebook(cells, **how))  # type: ignore[arg-type]
    assert isinstance(source, Source)
    return source


def found(knowledge: Knowledge, *cells: str) -> list[Finding]:
    return check(read(cells), knowledge)


def test_a_name_of_one_cell_is_known_in_the_next(knowledge: Knowledge) -> None:
    [one] = found(knowledge, "import tensorflow as tf", "x = 1\ntf.log(x)")
    assert (one.piece.number, one.line, one.column, one.code) == (3, 2, 1, "tf-log")


def test_a_place_is_told_in_the_cell_and_in_the_file(knowledge: Knowledge) -> None:
    cells = ["import tensorflow as tf", "x = 1\ntf.log(x)"]
    [one] = found(knowledge, *cells)
    line = one.piece.file_line(one.line)
    assert "tf.log(x)" in notebook(cells).decode("utf-8").split("\n")[line - 1]
    assert place("old.ipynb", one) == f"old.ipynb:cell 3:2:1 (line {line})"


@pytest.mark.parametrize(
    "magic",
    [
        "%matplotlib inline",
        "!pip install keras",
        "!pip install keras \\\n    numpy",
        "files = !ls *.py",
        "t = %timeit -o f()",
        "?tf.log",
        "tf.log?",
        "tf.log??",
        "    %cd ..",
        "%%time",
        "!ls äöü",
        "%x",
    ],
)
def test_code_around_magics_is_read_where_it_stands(knowledge: Knowledge, magic: str) -> None:
    block = f"if True:\n{magic}\n" if magic.startswith(" ") else f"{magic}\n"
    cell = f"{block}'ä'; tf.log(1)"
    [one] = found(knowledge, "import tensorflow as tf", cell)
    assert (one.line, one.column) == (cell.count("\n") + 1, 6)


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%writefile a.py", "\n%%javascript"])
def test_a_cell_in_another_language_is_passed_by(knowledge: Knowledge, magic: str) -> None:
    assert found(knowledge, "import tensorflow as tf", f"{magic}\ntf.log(1)") == []


def test_what_looks_like_a_magic_within_a_string_or_brackets_is_python() -> None:
    text = 's = """\n%d items\n!no\n"""\nx = (a\n% b)\n'
    assert as_python(text) == text


def test_a_cell_that_is_not_python_is_one_problem_and_the_others_are_read(
    knowledge: Knowledge,
) -> None:
    source = read(["import tensorflow as tf", "print 'a'", "tf.log(1)"])
    [problem] = source.problems
    assert "Python 2" in str(problem)
    assert "(cell 3, line 1)" in str(problem)
    assert [one.code for one in check(source, knowledge)] == ["tf-log"]


def test_form_feeds_and_their_kind_end_no_line_of_a_cell(knowledge: Knowledge) -> None:
    odd = "s = 'a\x0cb\x0b\x1c\x85\u2028'; "
    cells = [f"import tensorflow as tf\n{odd}tf.log(2)\n!ls \x0c x\ntf.log(3)"]
    raw = json.dumps({"cells": [{"cell_type": "code", "source": cells[0]}]}).encode("utf-8")
    source = read_source("a.ipynb", raw)
    assert isinstance(source, Source)
    assert source.problems == ()
    places = [(one.line, one.column) for one in check(source, knowledge)]
    assert places == [(2, 1 + len(odd)), (4, 1)]


def test_further_up_is_told_by_the_cells_and_not_by_their_lines(knowledge: Knowledge) -> None:
    head = "import keras\nm = keras.Sequential([keras.layers.Dense(1)])\nm.compile()\n"
    fitted, eager = f"{head}x = 1\nm.fit(x)", "m.run_eagerly = True"
    assert [one.code for one in found(knowledge, fitted, eager)] == ["run-eagerly-after-fit"]
    assert found(knowledge, head, f"x = 1\n{eager}", "m.fit(x)") == []


def test_half_a_character_is_a_problem_of_its_cell_alone(knowledge: Knowledge) -> None:
    cells = [{"cell_type": "code", "source": text} for text in ("x = '\ud800'", "import keras.no")]
    source = read_source("a.ipynb", json.dumps({"cells": cells}).encode("utf-8"))
    assert isinstance(source, Source)
    [problem] = source.problems
    assert "(cell 1, line 1)" in str(problem)
    assert [one.piece.number for one in check(source, knowledge)] == [2]


def test_a_notebook_in_another_language_is_passed_by() -> None:
    for said in ({"kernelspec": {"language": "R"}}, {"language_info": {"name": "julia"}}):
        made = {"metadata": said, "cells": [{"cell_type": "code", "source": "x <- 1; end"}]}
        source = read_source("a.ipynb", json.dumps(made).encode("utf-8"))
        assert isinstance(source, Source)
        assert (source.pieces, source.problems) == ((), ())


def test_the_time_grows_with_the_notebook_and_no_faster(knowledge: Knowledge) -> None:
    """Three times the cells take about three times the CPU seconds, not nine times."""

    def seconds(cells: int) -> float:
        picture = {"output_type": "display_data", "data": {"image/png": "A" * 20_000}}
        made = {"cell_type": "code", "outputs": [picture]}
        text = "import numpy as np\n" + "np.float(1)\n" * 40
        lists = [{**made, "source": text.splitlines(keepends=True)} for _ in range(cells)]
        one = {**made, "source": text + "np.float(1)\n" * 40 * cells}
        raw = json.dumps({"cells": [*lists, one]}, indent=1).encode("utf-8")
        begun = time.process_time()
        source = read_source("a.ipynb", raw)
        assert isinstance(source, Source)
        found = check(source, knowledge)
        assert len(json_report([Report(source.path, found)], [])) > 40 * cells
        return time.process_time() - begun

    def least(cells: int) -> float:
        return min(seconds(cells) for _ in range(3))  # what runs beside it only adds

    assert least(120) < 5 * least(40)


@pytest.mark.parametrize("indent", [0, 1, 4])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_mend_changes_the_bytes_concerned_and_no_others(
    knowledge: Knowledge, indent: int, ascii_only: bool
) -> None:
    cells = [
        "%time\nimport tensorflow as tf",
        'print("ä 😀 \\n \\"q\\"", tf.log(1), "ü")\n# tf.log stays here',
        "from keras.optimizers import Adam\nAdam(\n    lr=0.1,\n    beta_1=0.9,\n)",
    ]
    source = read(cells, indent=indent, ascii_only=ascii_only)
    done = mend(source, knowledge)
    assert done.count == 2
    new = [
        cells[0],
        cells[1].replace("tf.log(", "tf.math.log("),
        cells[2].replace("lr=", "learning_rate="),
    ]
    assert done.raw == notebook(new, indent=indent, ascii_only=ascii_only)


def test_a_mend_over_several_lines_keeps_the_notebook_whole(knowledge: Knowledge) -> None:
    cell = "import keras\nkeras.callbacks.TensorBoard(\n    'logs',\n    write_grads=True,\n)\n"
    done = mend(read([cell]), knowledge)
    loaded = json.loads(done.raw)
    assert "".join(loaded["cells"][1]["source"]) == cell.replace("\n    write_grads=True,", "", 1)


def test_a_source_that_is_one_string_is_read_and_mended(knowledge: Knowledge) -> None:
    raw = b'{"cells":[{"cell_type":"code","source":"import numpy as np\\nnp.float(1)\\n"}]}'
    source = read_source("a.ipynb", raw)
    assert isinstance(source, Source)
    assert mend(source, knowledge).raw == raw.replace(b"np.float(", b"float(")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("!pip install -q tensorflow==1.15", "tensorflow 1.15"),
        ("!pip3 install pandas tensorflow-gpu==2.0.0 h5py", "tensorflow 2.0.0"),
        ("%pip install keras==2.3.1", "keras 2.3.1"),
        ("!python -m pip install 'numpy==1.19'", "numpy 1.19"),
        ("!conda install tensorflow=1.14", "tensorflow 1.14"),
        ("%tensorflow_version 1.x", "tensorflow 1.x"),
    ],
)
def test_an_old_version_that_is_installed_is_worth_a_look(
    knowledge: Knowledge, line: str, asked: str
) -> None:
    [one] = found(knowledge, f"x = 1\n{line}")
    assert (one.code, one.certain, one.line) == ("old-version", False, 2)
    assert one.says.startswith(f"{asked} is asked for; what is said here is of ")


@pytest.mark.parametrize(
    "line",
    [
        "!pip install tensorflow",
        "!pip install tensorflow-probability==0.8 my-keras==1.0",
        "!pip install tensorflow==99.0",
        "%tensorflow_version 2.x",
        "!echo tensorflow==1.15",
        "print('pip install tensorflow==1.15')",
    ],
)
def test_other_lines_ask_for_no_old_version(knowledge: Knowledge, line: str) -> None:
    assert found(knowledge, line) == []
