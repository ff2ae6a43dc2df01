"""`make quick`, on a small repository with an engine, a snippet and its page."""

import subprocess
import sys
from pathlib import Path

import pytest
from quick import Imports, git, is_engine

from press.testing import MKDOCS, Course

QUICK = Path(__file__).with_name("quick.py")
SETTINGS = """
[tool.press]
preload = ["numpy"]
seconds = 30

[tool.pytest.ini_options]
pythonpath = ["."]
addopts = "--import-mode=importlib"
"""


@pytest.fixture
def repository(tmp_path: Path) -> Course:
    """On a branch of its own, where nothing differs from main yet."""
    course = Course(tmp_path)
    course.write("pyproject.toml", SETTINGS)
    course.write(".gitignore", ".press\n__pycache__\n.mypy_cache\n.ruff_cache")
    course.write("mkdocs.yml", MKDOCS)
    course.write("docs/index.md", "# Home\n\nThis leads to [one](one.md).")
    course.snippet("one", "x = 3\nprint('printed', x)")
    course.write("engine/__init__.py", "")
    course.write("engine/maths.py", "def twice(number):\n    return 2 * number")
    course.write("engine/words.py", "def loud(word):\n    return word.upper()")
    test = "from engine.{0} import {1}\n\n\ndef test_it():\n    assert {1}({2}) == {3}"
    for values in (("maths", "twice", "2", "4"), ("words", "loud", "'a'", "'A'")):
        course.write(f"engine/tests/test_{values[0]}.py", test.format(*values))
    assert course.press("accept").returncode == 0
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "."], [*name, "commit", "-qm", "All"]):
        assert course.command("git", *command).returncode == 0
    return course


def quick(course: Course, *options: str) -> "subprocess.CompletedProcess[str]":
    """With as much time as a busy machine needs, if no option says how much."""
    return course.command(sys.executable, str(QUICK), *(options or ["--seconds=300"]), timeout=310)


def test_a_broken_function_a_broken_snippet_and_a_broken_page_are_each_found(
    repository: Course,
) -> None:
    repository.write("engine/maths.py", "def twice(number):\n    return 3 * number")
    repository.snippet("one", "x = 4\nprint('printed', x)")
    repository.write("docs/index.md", "# Home\n\nThis leads to [nowhere](two.md).")
    done = quick(repository)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "FAILED engine/tests/test_maths.py::test_it" in done.stdout
    assert "FAILED snippets/one.py::one" in done.stdout
    assert "site         FAILED" in done.stdout
    assert "'two.md'" in done.stdout
    assert "test_words" not in done.stdout  # what it imports didn't change


def test_what_breaks_nothing_passes_and_runs_only_what_depends_on_it(repository: Course) -> None:
    repository.write("engine/maths.py", "def twice(number):\n    return number + number")
    done = quick(repository)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests        ok: 1 ran, 0 failed, 0 left" in done.stdout
    assert "site" not in done.stdout
    assert "left:" not in done.stdout


def test_it_stops_in_time_and_says_what_it_has_left(repository: Course) -> None:
    slow = "def test_it():\n    time.sleep(twice(300))"
    slow = f"import time\n\nfrom engine.maths import twice\n\n\n{slow}"
    repository.write("engine/tests/test_maths.py", slow)
    done = quick(repository, "--seconds", "25")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests        left: 0 ran, 0 failed" in done.stdout
    assert "left: pytest engine/tests/test_maths.py" in done.stdout


def test_the_nearest_tests_come_first(tmp_path: Path) -> None:
    texts = {
        "a/__init__.py": "",
        "a/deep.py": "",
        "a/upper.py": "from a import deep",
        "tests/helper.py": "START = 'a.upper'",
        "tests/test_deep.py": "import helper",
        "tests/test_direct.py": "from a.deep import x",
        "tests/test_other.py": "import a",
        "tests/test_through.py": "def f():\n    import helper",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    imports = Imports(tmp_path, tuple(texts))
    found = ["tests/test_deep.py", "tests/test_direct.py", "tests/test_through.py"]
    assert imports.tests_of(["a/deep.py"]) == found
    assert imports.tests_of(["tests/test_other.py"]) == ["tests/test_other.py"]


def test_data_of_a_package_concerns_its_modules_and_a_table_of_changes_doctor() -> None:
    root = QUICK.parents[1]
    files = git(root, "ls-files", "-z", "--", "*.py")
    imports = Imports(root, tuple(file for file in files if is_engine(file)))
    assert "doctor/tests/test_names.py" in imports.tests_of(["doctor/data/index.json"])
    assert "press/tests/test_page.py" not in imports.tests_of(["doctor/data/index.json"])
    found = imports.tests_of(["snippets/from_2020/data/changes.toml"])
    assert {"doctor/tests/test_table.py", "tests/test_from_2020.py"} <= set(found)
