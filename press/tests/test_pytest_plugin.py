"""pytest in a course: its code blocks and snippets as items."""

import re
import sys

import pytest

from press.testing import Course


@pytest.fixture
def tested(course: Course) -> Course:
    course.write("docs/index.md", "# Home\n\nIt is `{two} y`.\n\n```python\n1 + 1\n```\n")
    course.write("README.md", '# Course\n\n```python\n--8<-- "one.py:data"\n```')
    course.snippet("one", "# %% data\nx = 1\n\n# %% show\nprint(x)")
    course.snippet("two", "y = 2\nprint(y)")
    course.press("accept")
    return course


def run(course: Course, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    done = course.command(*command, timeout=300)
    return done.returncode, done.stdout + done.stderr


def counts(said: str) -> dict[str, int]:
    return {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed)", said)}


def test_ids_name_chapter_snippet_and_cell_but_no_line(tested: Course) -> None:
    status, said = run(tested, "--collect-only", "-q")
    assert status == 0, said
    assert sorted(line for line in said.splitlines() if "::" in line) == [
        "README.md::one:data",
        "README.md::text",
        "docs/index.md::block 1",
        "docs/index.md::text",
        "docs/one.md::one:data+show",
        "docs/one.md::text",
        "docs/two.md::text",
        "docs/two.md::two:main",
        "snippets/one.py::one",
        "snippets/two.py::two",
    ]


def test_what_is_of_another_edition_of_the_data_is_no_test(tested: Course) -> None:
    tested.dataset("fruit", real="9\n", standin="1\n")
    tested.write("snippets/truth.py", "# %% main\n1 / 0")
    blocks = '```python\n--8<-- "truth.py"\n```\n\n```python\n1 / 0\n```\n\n///\n\n'
    tested.write("docs/two.md", f"/// edition | real\n\n{blocks}```python\n2 + 2\n```\n")
    tested.write("docs/index.md", '# Home\n\n```python\n--8<-- "two.py"\n```\n')
    _, said = run(tested, "--collect-only", "-q", "docs/two.md", "snippets")
    found = sorted(line for line in said.splitlines() if "::" in line)
    files = ["snippets/one.py::one", "snippets/two.py::two"]
    assert found == ["docs/two.md::block 1", "docs/two.md::text", *files], said


def test_all_of_it_passes_and_each_snippet_runs_once(tested: Course) -> None:
    for entry in tested.entries():
        entry.unlink()
    status, said = run(tested)
    assert status == 0, said
    assert counts(said) == {"passed": 10}
    assert len(tested.entries()) == 3  # two snippets and a page


def test_a_snippet_that_is_named_like_a_test_is_not_imported_as_one(tested: Course) -> None:
    tested.snippet("test_three", "from pathlib import Path\nPath('imported').touch()")
    tested.press("accept")
    (tested.root / "imported").unlink(missing_ok=True)
    for named in ([], ["snippets/test_three.py"]):
        status, said = run(tested, *named)
        assert status == 0, said
        assert counts(said) == {"passed": 1 if named else 13}
        assert not (tested.root / "imported").exists()


def test_it_works_on_several_processes(tested: Course) -> None:
    for entry in tested.entries():
        entry.unlink()
    status, said = run(tested, "-n", "2")
    assert status == 0, said
    assert counts(said) == {"passed": 10}
    assert len(tested.entries()) == 3


def test_what_fails_is_run_once_however_many_processes_ask(tested: Course) -> None:
    tested.snippet("raises", "import os\nprint('by', os.getpid())\n1 / 0")
    tested.snippet("dies", "import os\nprint('by', os.getpid(), flush=True)\nos._exit(3)")
    status, said = run(tested, "-n", "3")
    assert status == 1
    assert counts(said) == {"passed": 10, "failed": 6}
    assert len(set(re.findall(r"^    by \d+$", said, re.MULTILINE))) == 2
    again = run(tested, "-n", "3")[1]
    assert set(re.findall(r"by \d+$", again, re.MULTILINE)).isdisjoint(
        re.findall(r"by \d+$", said, re.MULTILINE)
    )  # the next session tries again


def test_one_chapter_is_tested_alone(tested: Course) -> None:
    for entry in tested.entries():
        entry.unlink()
    status, said = run(tested, "docs/two.md")
    assert status == 0, said
    assert counts(said) == {"passed": 2}
    assert len(tested.entries()) == 1


def test_one_block_is_tested_by_its_id(tested: Course) -> None:
    status, said = run(tested, "docs/one.md::one:data+show")
    assert status == 0, said
    assert counts(said) == {"passed": 1}


def test_a_failure_shows_the_cell_with_the_line_marked(tested: Course) -> None:
    tested.snippet("one", "# %% data\nx = 1\n\n# %% show\nprint(x)\nx / 0\nx")
    status, said = run(tested)
    assert status == 1
    assert "snippets/one.py:6 (show): ZeroDivisionError: division by zero" in said
    assert "       5 print(x)\n  >    6 x / 0\n       7 x\n" in said
    assert "  it printed:\n    1\n" in said
    assert "README.md::one:data" not in re.findall(r"FAILED (.*?) -", said)
    assert "site-packages" not in said
    assert counts(said) == {"passed": 7, "failed": 3}  # the block, its page, its snippet


def test_a_problem_fails_the_item_where_it_stands(tested: Course) -> None:
    tested.write("docs/index.md", '# Home\n\nIt is `{two} z`.\n\n```python\n--8<-- "no.py"\n```')
    status, said = run(tested, "docs/index.md")
    assert status == 1
    assert "has no value `z`" in said
    assert "unknown snippet 'no.py'" in said


def test_drift_fails_the_snippet(tested: Course) -> None:
    file = tested.root / "snippets/two.out"
    file.write_text(file.read_text().replace("# %% main\n2", "# %% main\n3"))
    status, said = run(tested)
    assert status == 1
    assert "FAILED snippets/two.py::two" in said
    assert "main: 3 → 2 (-33.33%)" in said
    assert counts(said) == {"passed": 9, "failed": 1}


def test_code_that_does_not_run_is_no_item(tested: Course) -> None:
    tested.write("docs/index.md", '# Home\n\n``` {.python norun="gone"}\nold()\n```')
    _, said = run(tested, "--collect-only", "-q", "docs/index.md")
    assert [line for line in said.splitlines() if "::" in line] == ["docs/index.md::text"]


def test_a_project_without_press_is_left_alone(cold: Course) -> None:
    cold.write("pyproject.toml", "[tool.other]")
    cold.write("test_it.py", "def test_it():\n    pass")
    cold.write("README.md", "```python\n1 / 0\n```")
    status, said = run(cold)
    assert status == 0, said
    assert counts(said) == {"passed": 1}


def test_a_project_that_only_speaks_of_press_is_left_alone(cold: Course) -> None:
    cold.write("pyproject.toml", "# no [tool.press] here\n[tool.other]")
    cold.write("test_it.py", "def test_it():\n    pass")
    assert counts(run(cold)[1]) == {"passed": 1}


def test_wrong_settings_fail_the_session(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    cold.write("pyproject.toml", "[tool.press]\nsecnods = 3\njobs = -1")
    status, said = run(cold)
    assert status == 4
    assert "pyproject.toml:2: [tool.press] has no 'secnods'; did you mean 'seconds'?" in said
    assert "pyproject.toml:3: [tool.press] jobs = -1" in said
    assert "Traceback" not in said


def test_a_session_in_a_book_tidies_up_beside_the_book_not_around_it(tested: Course) -> None:
    tested.write("test_where.py", "def test_where(tmp_path):\n    print(tmp_path)")
    status, said = run(tested, "-s", "test_where.py")
    assert status == 0, said
    assert f"{tested.root.parent}/pytest-of-" in said
