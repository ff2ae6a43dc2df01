"""Whatever is read: what can't be used gets one line, and the rest goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from doctor import Problem, Source, check, load_knowledge, mend, read_source
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
OLD = "import tensorflow as tf\ntf.log(1)\n"


def doctor(
    *arguments: object, stdin: str = "", timeout: float = 60, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "doctor", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=timeout,
    )


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.py", b"x = 1\ny = '\xe4'\n", "a.py:2: not UTF-8; save it in that encoding"),
        ("a.py", b"print 'hello'\n", "a.py:1: Python 2; convert it with 2to3"),
        ("a.py", b"try:\n    pass\nexcept IOError, e:\n    pass\n", "a.py:3: Python 2"),
        ("a.py", b"x = (1\n", "not Python 3."),
        ("a.py", b"x = 1\0\n", "a.py:1: "),
        ("a.ipynb", b"{", "a.ipynb:1: not a notebook: broken JSON"),
        ("a.ipynb", b'{"cells": [}', "not a notebook: broken JSON"),
        ("a.ipynb", b"[1]", "not a notebook: it holds no cells"),
        ("a.ipynb", b'{"worksheets": []}', "its format is older than 4"),
        ("a.ipynb", b"[" * 100_000, "not a notebook: broken JSON"),
        ("a.py", b"(" * 10_000, "a.py:1: "),
        ("a.py", b"x = " + b"-" * 50_000 + b"1", "can't be parsed: it is nested too deeply"),
        ("a.py", b"x = 'a\x0cb'\nx = 0777\n", "a.py:2: Python 2; convert it with 2to3"),
        ("a.py", b"x = 1L\n", "a.py:1: Python 2; convert it with 2to3"),
        ("a.py", b"x = ur'a'\n", "a.py:1: Python 2; convert it with 2to3"),
        ("a.py", b"def f((a, b)): pass\n", "a.py:1: Python 2; convert it with 2to3"),
        ("a.ipynb", b"", "a.ipynb: not a notebook: it is empty"),
        ("a.ipynb", b'{\n"a":\n"\\q"}', "a.ipynb:3: not a notebook: broken JSON"),
    ],
)
def test_bad_input_gets_one_line(name: str, raw: bytes, says: str) -> None:
    problem = read_source(name, raw)
    assert isinstance(problem, Problem)
    assert says in str(problem)
    assert "\n" not in str(problem)


def test_the_rest_goes_on_and_the_status_says_that_something_was_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"\xff\n")
    (tmp_path / "b.py").write_text(OLD)
    (tmp_path / "c.ipynb").write_text("{")
    (tmp_path / "d.txt").write_text("no code")
    done = doctor(tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 2
    assert "b.py:2:1 tf-log" in done.stdout


def test_the_status_says_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import tensorflow as tf\ntf.math.log(1)\n")
    assert doctor(tmp_path).returncode == 0
    (tmp_path / "b.py").write_text(OLD)
    assert doctor(tmp_path).returncode == 1
    assert doctor(tmp_path / "nowhere").returncode == 2
    assert "no such file or folder" in doctor(tmp_path / "nowhere").stderr
    assert doctor().returncode == 2


def test_code_that_nests_deeply_is_followed_and_what_is_too_deep_gets_one_line() -> None:
    long = {
        "elif": "if a: pass\n" + "elif b: pass\n" * 600,
        "sum": "x = " + " + ".join(["a"] * 900) + "\n",
        "names": "x = a" + ".b" * 900 + "\n",
    }
    for code in long.values():
        done = doctor("-", stdin=f"import tensorflow as tf\n{code}tf.log(1)\n")
        assert (done.returncode, done.stderr) == (1, "")
    done = doctor("-", stdin="x = " + "+".join(["a"] * 90_000))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_what_is_no_file_is_passed_by_in_a_folder_and_one_line_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(OLD)
    (tmp_path / "link.py").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.py")
    done = doctor(tmp_path, timeout=20)
    assert (done.returncode, done.stderr) == (1, "")
    done = doctor("a" * 300, "b\n.py", tmp_path / "link.py")
    assert done.returncode == 2
    assert done.stderr.count("doctor: ") == 3
    assert "File name too long" in done.stderr


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(OLD)
    done = doctor("--output-format", "json", tmp_path / "a.py", tmp_path)
    assert len(json.loads(done.stdout)["findings"]) == 1


def test_a_terminal_that_knows_no_umlauts_gets_the_report_and_the_mend_all_the_same() -> None:
    code = "import tensorflow as tf\ntf.log('ä')\n"
    asked = {"PYTHONIOENCODING": "ascii:strict"}
    assert "tf.log('\\xe4')" in doctor("-", stdin=code, **asked).stdout
    assert doctor("--fix", "-", stdin=code, **asked).stdout == code.replace("log", "math.log")


def test_whoever_stops_reading_the_report_ends_it_quietly() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "doctor", "-"]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as run:
        assert run.stdin and run.stdout and run.stderr
        run.stdout.close()
        run.stdin.write(OLD.encode())
        run.stdin.close()
        assert run.stderr.read() == b""


def test_form_feeds_and_their_kind_end_no_line() -> None:
    odd = "x = 'a\x0cb\x1c\x85\u2028c'\n\x0c\n"
    done = doctor("-", stdin=f"{odd}import tensorflow as tf\n{odd}tf.log(1)\n")
    assert done.stdout.startswith("-:6:1 tf-log")
    assert doctor("--diff", "-", stdin=f"import tensorflow as tf\n{odd}tf.log(1)\n").stdout == (
        "--- -\n+++ -\n@@ -1,4 +1,4 @@\n import tensorflow as tf\n"
        " x = 'a\x0cb\x1c\x85\u2028c'\n \x0c\n-tf.log(1)\n+tf.math.log(1)\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
def test_a_folder_without_rights_gets_one_line(tmp_path: Path) -> None:
    from doctor.files import found_files

    (tmp_path / "a.py").write_text(OLD)
    closed = tmp_path / "closed"
    closed.mkdir()
    failed: list[Problem] = []

    def refuses(path: object, walk: object = os.scandir) -> object:
        if os.fspath(path) == str(closed):  # root may read everything, so the refusal is played
            raise PermissionError(13, "Permission denied", str(closed))
        return walk(path)  # type: ignore[operator]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", refuses)
        found = list(found_files([str(tmp_path)], failed.append))
    assert found == [str(tmp_path / "a.py")]
    assert [str(one) for one in failed] == [f"{closed}: Permission denied"]


def test_folders_of_others_are_passed_by(tmp_path: Path) -> None:
    for folder in (".git", "node_modules", "__pycache__", "venv/lib"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.py").write_text(OLD)
    assert doctor(tmp_path).returncode == 0


def test_standard_input_is_read_as_a_dash(tmp_path: Path) -> None:
    done = doctor("-", stdin=OLD)
    assert (done.returncode, done.stdout.split(" ")[0]) == (1, "-:2:1")
    mended = doctor("-", "--fix", stdin=OLD)
    assert mended.stdout == OLD.replace("tf.log", "tf.math.log")
    assert mended.returncode == 0


def test_a_mark_at_the_beginning_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"\xef\xbb\xbfimport tensorflow as tf\r\nprint('\xc3\xa4', tf.log(1))\r\n")
    assert doctor("--fix", path).returncode == 0
    new = b"\xef\xbb\xbfimport tensorflow as tf\r\nprint('\xc3\xa4', tf.math.log(1))\r\n"
    assert path.read_bytes() == new


def test_json_says_all_of_a_finding(tmp_path: Path) -> None:
    done = doctor("--output-format", "json", "-", stdin=OLD)
    [one] = json.loads(done.stdout)["findings"]
    assert (one["line"], one["column"], one["end_column"], one["code"]) == (2, 1, 7, "tf-log")
    assert one["message"] == "AttributeError: module 'tensorflow' has no attribute 'log'"
    assert (one["executed"], one["certain"], one["fix"]) == (True, True, "safe")
    assert one["write"] == "tf.math.log(1)"
    assert one["page"] == "from-2020/tensorflow1.html#tf-log"


def test_annotations_of_github_stand_in_one_line_each(tmp_path: Path) -> None:
    path = tmp_path / "a,b.py"
    path.write_text("import numpy as np\nnp.float\n")
    done = doctor("--output-format", "github", path)
    [line] = done.stdout.splitlines()
    assert line.startswith("::error file=")
    assert "a%2Cb.py,line=2,col=1,title=doctor (np-float)::AttributeError: module" in line
    assert "%0Anow: float" in line


def test_codes_and_parts_are_chosen_and_left_out() -> None:
    code = "import tensorflow as tf\nimport numpy as np\ntf.log(np.float)\ntf.nowhere\n"

    def said(*arguments: str) -> set[str]:
        done = doctor("--output-format", "json", *arguments, "-", stdin=code)
        return {one["code"] for one in json.loads(done.stdout)["findings"]}

    assert said() == {"tf-log", "np-float", "no-such-name"}
    assert said("--select", "tf-log") == {"tf-log"}
    assert said("--select", "data,index") == {"np-float", "no-such-name"}
    assert said("--ignore", "tensorflow1") == {"np-float", "no-such-name"}
    wrong = doctor("--select", "tf-lgo", "-", stdin=code)
    assert (wrong.returncode, wrong.stderr) == (2, "doctor: no code or part is named tf-lgo\n")


def test_what_is_worth_a_look_stands_apart_and_fails_nothing() -> None:
    done = doctor("-", stdin="def f(m):\n    m.fit_generator(x)\n")
    assert done.returncode == 0
    assert done.stdout.startswith("Look at this.")
    assert "Found 0 places that changed, and 1 to look at." in done.stdout


def test_colors_are_for_terminals_or_for_who_asks() -> None:
    assert "\x1b[" not in doctor("-", stdin=OLD).stdout
    assert "\x1b[" in doctor("--color", "always", "-", stdin=OLD).stdout


def test_the_mark_stands_below_the_name_behind_letters_of_several_bytes() -> None:
    done = doctor("-", stdin="import tensorflow as tf\nprint('äöü', tf.log(1))\n")
    lines = done.stdout.split("\n")
    line = next(n for n, text in enumerate(lines) if "äöü" in text)
    assert lines[line + 1].index("^") == lines[line].index("tf.log")


def test_sarif_and_rdjson_say_the_same_places() -> None:
    code = "import tensorflow as tf\nprint('ä', tf.log(1))\n"
    sarif = json.loads(doctor("--output-format", "sarif", "-", stdin=code).stdout)
    [result] = sarif["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], result["level"]) == ("tf-log", "error")
    assert region == {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 18}
    assert [rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]] == ["tf-log"]
    rdjson = json.loads(doctor("--output-format", "rdjson", "-", stdin=code).stdout)
    [one] = rdjson["diagnostics"]
    assert one["code"] == {"value": "tf-log"}
    assert one["location"]["range"]["start"] == {"line": 2, "column": 13}  # in bytes


def test_a_file_that_could_not_be_read_is_in_every_format() -> None:
    said = {
        form: doctor("--output-format", form, "-", stdin="x = (").stdout
        for form in ("json", "github", "sarif", "rdjson")
    }
    assert all("not Python 3." in text for text in said.values())


def test_statistics_count_the_codes() -> None:
    done = doctor("--statistics", "-", stdin=OLD * 2 + "import numpy as np\nnp.asscalar(1)\n")
    assert done.stdout == "2  [*]  tf-log\n1  [ ]  float-of-array\n"


def test_a_code_is_explained_in_full() -> None:
    done = doctor("--explain", "fit-nb-epoch")
    assert done.returncode == 0
    for part in ("nb_epoch=3", "got an unexpected keyword", "epochs=3", "Keras 1", "--fix"):
        assert part in done.stdout
    wrong = doctor("--explain", "nothing")
    assert (wrong.returncode, wrong.stderr) == (2, "doctor: no row is named nothing\n")


OLDEST = sorted(Path("~/.pyenv/versions").expanduser().glob("3.9.*/bin/python"))


@pytest.mark.skipif(not OLDEST, reason="Python 3.9 is not at hand")
def test_python_3_9_finds_the_same() -> None:
    folder = str(ROOT / "snippets" / "from_2020" / "training")
    command = ["-m", "doctor", "--output-format", "json", folder]
    said = [
        subprocess.run([str(python), *command], capture_output=True, text=True, cwd=ROOT)
        for python in (OLDEST[0], sys.executable)
    ]
    assert said[0].stderr == ""
    assert said[0].stdout == said[1].stdout
    assert len(json.loads(said[0].stdout)["findings"]) > 40


KNOWLEDGE = load_knowledge()
WORDS = [
    "import tensorflow as tf", "from keras import *", "tf", "keras", ".", "log", "fit", "(", ")",
    "[", "]", "x", "=", "1", "'a'", ":", "\n", "\n    ", "def f(x):", "class A(keras.Model):",
    "self", "model = keras.Sequential()", "if", "lambda", "for x in", "lr=0.1", ",", "*", "**",
    "with", "as", "yield", "await", "{", "}", "%", "!", "#", "np", "import numpy as np", "ä", "\\",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_code_makes_it_raise_or_break_a_file(words: list[str], notebook: bool) -> None:
    text = " ".join(words)
    if notebook:
        cells = [{"cell_type": "code", "source": text.splitlines(keepends=True)}]
        text = json.dumps({"cells": cells})
    source = read_source("a.ipynb" if notebook else "a.py", text.encode("utf-8"))
    if isinstance(source, Source):
        check(source, KNOWLEDGE)
        mended = mend(source, KNOWLEDGE, unsafe=True)
        again = read_source(source.path, mended.raw)
        assert isinstance(again, Source)
        assert len(again.problems) == len(source.problems)
        assert mend(again, KNOWLEDGE, unsafe=True).raw == mended.raw
