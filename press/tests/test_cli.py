"""The `press` command: what it prints, and how it ends."""

import re
import sys

import pytest

from press.testing import BIN, Course


def test_run_says_how_many_ran(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    first, second = cold.press("run"), cold.press("run")
    assert first.stdout == "1 run, 0 from the store\n"
    assert "press: snippets/one.py" in first.stderr
    assert second.stdout == "0 run, 1 from the store\n"
    assert second.stderr == ""


def test_run_takes_snippets_chapters_and_folders(course: Course) -> None:
    for name in ("a/one", "a/two", "b/three"):
        course.snippet(name, "print(1)")
    course.write("docs/a/broken.md", '```python\n--8<-- "none.py"\n```')
    for path, count in {
        "snippets/a/one.py": 1,
        "docs/a/two.md": 1,
        "snippets/a": 0,
        "docs": 1,
    }.items():
        done = course.press("run", path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"{count} run")
    assert course.press("run").returncode == 1


def test_a_page_without_code_is_nothing_to_run(course: Course) -> None:
    course.write("docs/index.md", "# Hello")
    done = course.press("run", "docs/index.md")
    assert (done.returncode, done.stdout) == (0, "0 run, 0 from the store\n")


def test_an_unknown_path_names_the_nearest(course: Course) -> None:
    course.snippet("losses", "print(1)")
    for command in ("run", "why"):
        done = course.press(command, "snippets/loses.py")
        assert done.returncode == 1
        assert "did you mean 'snippets/losses.py'?" in done.stderr


def test_a_failure_ends_with_status_1_and_every_problem(course: Course) -> None:
    course.snippet("one", "1 / 0")
    course.snippet("two", "print(1)\n[][1]")
    done = course.press("run")
    assert done.returncode == 1
    assert "docs/one.md:5: snippets/one.py:2 (main): ZeroDivisionError" in done.stderr
    assert "  >    3 [][1]\n  it printed:\n    1\n" in done.stderr


def test_report_lists_the_slowest_first(course: Course) -> None:
    course.snippet("fast", "print(1)")
    course.snippet("slow", "sum(range(20_000_000))")
    course.snippet("failing", "1 / 0")
    lines = course.press("report").stdout.splitlines()
    assert re.match(r"snippets/slow.py +0?\.?\d+\.\d\d +\d+  this run", lines[1])
    assert any(line.startswith("snippets/failing.py") and "failed" in line for line in lines)
    assert "the store" in course.press("report").stdout


def test_the_folder_of_the_book_speaks_of_all_of_it(course: Course) -> None:
    for name in ("one", "two"):
        course.snippet(name, "print(1)")
    assert course.press("run", ".").stdout == "2 run, 0 from the store\n"
    assert course.press("why", ".").stdout.count("is up to date") == 2


def test_why_says_what_never_ran(course: Course) -> None:
    course.snippet("one", "print(1)")
    assert course.why("one") == "will run: it was never run"
    assert course.press("why", "docs/one.md").stdout.startswith("snippets/one.py will run")


def test_outside_of_a_project_it_says_so(tmp_path, course: Course) -> None:  # type: ignore[no-untyped-def]
    course.write("pyproject.toml", "[tool.other]")
    done = course.press("run")
    assert done.returncode == 1
    assert "no [tool.press]" in done.stderr


WRONG_SETTINGS = """
[project]
name = "x"

[tool.press]
secnods = 3
seconds = -1
memory_mb = 0
jobs = "two"
fork = "always"
shown_versions = [
    "NumPy",
    "Padnas",
]
preload = ["numpy", "not a module"]

[tool.press.environment]
LEVEL = 1

[tool.press.patience]
"snippets/gone.py" = 9

[tool.press.programs]
dot = { install = "apt install graphviz" }
tex = { word = 3, install = "apt install texlive", instal = "twice" }
"""


def test_all_wrong_settings_are_said_at_once_each_at_its_line(course: Course) -> None:
    course.write("pyproject.toml", WRONG_SETTINGS)
    done = course.press("census")
    assert done.returncode == 1
    said = [line.removeprefix("pyproject.toml:") for line in done.stderr.splitlines()]
    assert said == [
        "5: [tool.press] has no 'secnods'; did you mean 'seconds'?",
        "6: [tool.press] seconds = -1: expected `float` > 0.0",
        "7: [tool.press] memory_mb = 0: expected `int` >= 1",
        "8: [tool.press] jobs = 'two': expected `int`, got `str`",
        "9: [tool.press] fork = 'always': expected `bool`, got `str`",
        "10: [tool.press] shown_versions: 'Padnas' is not installed; did you mean 'pandas'?",
        "14: [tool.press] preload = 'not a module': expected a module's name, as in `import`",
        "17: [tool.press] environment LEVEL = 1: expected `str`, got `int`",
        "20: [tool.press] patience 'snippets/gone.py' matches no file; mend or remove it",
        "23: [tool.press] programs dot lacks 'word'",
        "24: [tool.press] programs tex has no 'instal'; did you mean 'install'?",
        "24: [tool.press] programs tex word = 3: expected `str`, got `int`",
    ]


UNREADABLE = {
    "no TOML": (b"[tool.press]\nseconds = 3\npreload = numpy\n", "3: no TOML: Invalid value"),
    "cut off": (b"[tool.press]\nsec", "2: no TOML: Expected '='"),
    "Latin-1": (b"[tool.press]\n# caf\xe9\n", "2: not UTF-8"),
    "UTF-16": ("[tool.press]".encode("utf-16"), "1: not UTF-8"),
    "no table": (b"[tool]\npress = 3\n", "2: [tool.press] is 3; a table is wanted"),
    "a comment": (b"# [tool.press]\n[tool.other]\n", "1: no [tool.press]"),
    "empty": (b"", "1: no [tool.press]"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_settings_that_cannot_be_read_are_named_in_one_line(course: Course, kind: str) -> None:
    content, said = UNREADABLE[kind]
    (course.root / "pyproject.toml").write_bytes(content)
    done = course.press("census")
    assert done.returncode == 1
    assert done.stderr.startswith(f"pyproject.toml:{said}")
    assert done.stderr.count("\n") == 1


def test_a_folder_called_pyproject_holds_no_settings(course: Course) -> None:
    (course.root / "pyproject.toml").unlink()
    (course.root / "pyproject.toml").mkdir()
    assert course.press("census").stderr.startswith("pyproject.toml:1: no [tool.press]")


def test_settings_from_windows_are_settings(course: Course) -> None:
    (course.root / "pyproject.toml").write_bytes(b"\xef\xbb\xbf[tool.press]\r\nseconds = 3\r\n")
    assert course.press("census").returncode == 0


MISSPELT = {
    "chekc": "press: no command 'chekc'; did you mean 'check'?",
    "run --frehs": "press run: no option '--frehs'; did you mean '--fresh'?",
    "--frehs run": "press run: no option '--frehs'; did you mean '--fresh'?",
    "clean now": "press clean: 'now' is too much",
    "clean --days -1": "press clean: argument --days: '-1' is no number of days",
    "clean --days soon": "press clean: argument --days: 'soon' is no number of days",
    "data stauts": "press data: argument status|use|fetch: no 'stauts'; did you mean 'status'?",
    "why": "press why: the following arguments are required: path",
    "": "press: the following arguments are required: COMMAND",
}


@pytest.mark.parametrize("typed", MISSPELT)
def test_what_is_misspelt_is_said_in_one_line_with_the_nearest_name(
    cold: Course, typed: str
) -> None:
    done = cold.press(*typed.split())
    assert done.returncode == 2
    assert done.stderr.startswith(MISSPELT[typed] + "; see `press")
    assert done.stderr.count("\n") == 1


def test_it_works_from_any_folder_of_the_project(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    done = cold.command("sh", "-c", f"cd snippets && {BIN}/press run one.py")
    assert done.stdout == "1 run, 0 from the store\n", done.stderr


def test_data_without_a_registry_says_so(course: Course) -> None:
    done = course.press("data", "status")
    assert done.returncode == 1
    assert "registry" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def fruit(course: Course) -> Course:
    """A snippet that reads a data set, of which only the stand-in is there."""
    course.dataset("fruit", real="9\n", standin="1\n")
    course.snippet("one", "print(open('data/fruit.csv').read())")
    return course


def test_a_missing_data_file_is_put_in_place(fruit: Course) -> None:
    assert fruit.ran() == {"one"}
    assert (fruit.root / "data/fruit.csv").read_text() == "1\n"
    assert "stand-in data" in fruit.build().edition_of(fruit.build().results["snippets/one.py"])


def test_a_damaged_data_file_is_named_and_left_alone(fruit: Course) -> None:
    fruit.write("data/fruit.csv", "2")
    done = fruit.press("run")
    assert done.returncode == 1
    assert "fruit.csv: neither the real file" in done.stderr
    assert "Traceback" not in done.stderr
    assert (fruit.root / "data/fruit.csv").read_text() == "2\n"


def test_a_missing_stand_in_is_named(fruit: Course) -> None:
    (fruit.root / "data/standin/fruit.csv.gz").unlink()
    done = fruit.press("run")
    assert done.returncode == 1
    assert "no sound stand-in" in done.stderr


def test_the_other_edition_re_runs_what_reads_it(fruit: Course) -> None:
    assert fruit.ran() == {"one"}
    fruit.write("real/fruit.csv", "9")
    assert fruit.press("data", "use", "real").returncode == 0
    assert fruit.why("one") == "will run: data/fruit.csv changed"
    assert fruit.ran() == {"one"}
    assert fruit.press("data", "use", "standin").returncode == 0
    assert fruit.ran() == set()


def test_whoever_stops_reading_is_not_told_of_it(fruit: Course) -> None:
    done = fruit.command("bash", "-c", f"{BIN}/press data status | true; echo ${{PIPESTATUS[0]}}")
    assert done.stdout in ("0\n", "141\n")
    assert done.stderr == ""


def test_data_status_takes_no_names(fruit: Course) -> None:
    done = fruit.press("data", "status", "fruit")
    assert done.returncode == 1
    assert "it takes no names" in done.stderr


def test_a_folder_or_data_set_that_is_not_there_is_named(fruit: Course) -> None:
    assert (
        "stand-in: no such folder; name one, or `standin`"
        in fruit.press("data", "use", "stand-in").stderr
    )
    assert (
        "no data set 'friut'; did you mean 'fruit'?" in fruit.press("data", "fetch", "friut").stderr
    )


NEEDLESS = {"mkdocs", "pytest", "IPython", "rich", "nbformat", "distributed", "numpy", "matplotlib"}


@pytest.mark.parametrize("words", [("--help",), ("census",), ("why", "snippets"), ("report",)])
def test_a_command_that_runs_nothing_imports_nothing_for_it(
    course: Course, words: tuple[str, ...]
) -> None:
    course.snippet("one", "print(1)")
    course.build()
    code = "import sys, atexit; from press.doors.cli import main; sys.argv[0] = 'press'\n"
    code += "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); main()"
    done = course.command(sys.executable, "-c", code, *words)
    assert done.returncode == 0, done.stderr
    imported = set(done.stderr.split())
    assert "press.doors.cli" in imported
    assert not imported & NEEDLESS
