"""The `press` command: what it prints, and how it ends."""

import re

import pytest

from press.testing import BIN, Course


def test_run_says_how_many_ran(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    first, second = cold.press("run"), cold.press("run")
    assert first.stdout == "1 run, 0 from the store\n"
    assert "press: snippets/one.py" in first.stderr
    assert second.stdout == "0 run, 1 from the store\n"
    assert second.stderr == ""


def test_run_takes_snippets_chapters_and_folders(cold: Course) -> None:
    for name in ("a/one", "a/two", "b/three"):
        cold.snippet(name, "print(1)")
    cold.write("docs/a/broken.md", '```python\n--8<-- "none.py"\n```')
    for path, count in {
        "snippets/a/one.py": 1,
        "docs/a/two.md": 1,
        "snippets/a": 0,
        "docs": 1,
    }.items():
        done = cold.press("run", path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"{count} run")
    assert cold.press("run").returncode == 1


def test_a_page_without_code_is_nothing_to_run(cold: Course) -> None:
    cold.write("docs/index.md", "# Hello")
    done = cold.press("run", "docs/index.md")
    assert (done.returncode, done.stdout) == (0, "0 run, 0 from the store\n")


def test_an_unknown_path_names_the_nearest(cold: Course) -> None:
    cold.snippet("losses", "print(1)")
    for command in ("run", "why"):
        done = cold.press(command, "snippets/loses.py")
        assert done.returncode == 1
        assert "did you mean 'snippets/losses.py'?" in done.stderr


def test_a_failure_ends_with_status_1_and_every_problem(cold: Course) -> None:
    cold.snippet("one", "1 / 0")
    cold.snippet("two", "print(1)\n[][1]")
    done = cold.press("run")
    assert done.returncode == 1
    assert "docs/one.md:5: snippets/one.py:2 (main): ZeroDivisionError" in done.stderr
    assert "  >    3 [][1]\n  it printed:\n    1\n" in done.stderr


def test_report_lists_the_slowest_first(cold: Course) -> None:
    cold.snippet("fast", "print(1)")
    cold.snippet("slow", "sum(range(20_000_000))")
    cold.snippet("failing", "1 / 0")
    lines = cold.press("report").stdout.splitlines()
    assert re.match(r"snippets/slow.py +0?\.?\d+\.\d\d +\d+  this run", lines[1])
    assert any(line.startswith("snippets/failing.py") and "failed" in line for line in lines)
    assert "the store" in cold.press("report").stdout


def test_why_says_what_never_ran(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    assert cold.why("one") == "will run: it was never run"
    assert cold.press("why", "docs/one.md").stdout.startswith("snippets/one.py will run")


def test_outside_of_a_project_it_says_so(tmp_path, cold: Course) -> None:  # type: ignore[no-untyped-def]
    cold.write("pyproject.toml", "[tool.other]")
    done = cold.press("run")
    assert done.returncode == 1
    assert "no [tool.press]" in done.stderr


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"secnods": 3}, "no setting 'secnods'; did you mean 'seconds'?"),
        ({"seconds": "3"}, "seconds = '3' is of the wrong type"),
        ({"preload": "numpy"}, "preload = 'numpy' is of the wrong type"),
        ({"fork": "always"}, "fork = 'always' is of the wrong type"),
    ],
)
def test_a_wrong_setting_is_named(cold: Course, setting: dict[str, object], said: str) -> None:
    cold.settings(**setting)
    done = cold.press("census")
    assert done.returncode == 1
    assert f"pyproject.toml:1: [tool.press] {said}" in done.stderr.replace("has ", "", 1)


def test_settings_that_cannot_be_read_are_named_by_their_line(cold: Course) -> None:
    cold.write("pyproject.toml", "[tool.press]\nseconds = 3\npreload = numpy\n")
    done = cold.press("census")
    assert done.returncode == 1
    assert "pyproject.toml:3: is no TOML: Invalid value" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_works_from_any_folder_of_the_project(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    done = cold.command("sh", "-c", f"cd snippets && {BIN}/press run one.py")
    assert done.stdout == "1 run, 0 from the store\n", done.stderr


def test_data_without_a_registry_says_so(cold: Course) -> None:
    done = cold.press("data", "status")
    assert done.returncode == 1
    assert "registry" in done.stderr
    assert "Traceback" not in done.stderr


REGISTRY = """
[[dataset]]
name = "fruit"
file = "fruit.csv"
title = "Fruit"
summary = "Some"
licence = "none"
citation = "none"
page = "nowhere"
sha256 = "{real}"
size = 3
standin = "standin/fruit.csv.gz"
standin_sha256 = "{standin}"
"""


@pytest.fixture
def fruit(cold: Course) -> Course:
    """A snippet that reads a data set, of which only the stand-in is there."""
    import gzip
    import hashlib

    hashes = {
        name: hashlib.sha256(text).hexdigest()
        for name, text in {"real": b"9\n", "standin": b"1\n"}.items()
    }
    cold.write("data/registry.toml", REGISTRY.format(**hashes))
    (cold.root / "data/standin").mkdir()
    (cold.root / "data/standin/fruit.csv.gz").write_bytes(gzip.compress(b"1\n"))
    cold.snippet("one", "print(open('data/fruit.csv').read())")
    return cold


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
