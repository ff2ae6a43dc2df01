"""What a result depends on, found out while it ran."""

from importlib import metadata

import pytest

from press.run.keys import Installed
from press.testing import Course


def needs(course: Course, code: str) -> tuple[set[str], set[str]]:
    """Files and libraries that a snippet with this code was found to need."""
    course.snippet("one", code)
    result = course.build().results["snippets/one.py"]
    assert result.ok, result.error
    return set(result.needs.files), set(result.needs.libraries)


def test_what_the_snippet_imports_counts_with_what_that_requires(course: Course) -> None:
    _, found = needs(course, "import pandas")
    assert {"pandas", "numpy", "python-dateutil", "ipython"} <= found
    assert "tensorflow" not in found


def test_what_only_others_import_does_not_count(course: Course) -> None:
    _, found = needs(course, "print(1)")
    assert "pandas" not in found


def test_files_are_named_from_the_root(course: Course) -> None:
    course.write("data/deep/table.csv", "1")
    course.write("snippets/notes.txt", "2")
    files, _ = needs(
        course,
        "from pathlib import Path\nopen('data/deep/table.csv')\n"
        "(Path(__file__).parent / 'notes.txt').read_text()\nPath('mine').write_text('x')\n"
        "Path('mine').read_text()",
    )
    assert {"data/deep/table.csv", "snippets/notes.txt"} <= files
    assert not [name for name in files if "mine" in name or name.endswith("one.py")]


def test_the_machine_s_own_files_do_not_count(course: Course) -> None:
    files, _ = needs(course, "import colorsys, json\nopen('/etc/hostname').read()")
    assert not [name for name in files if name.startswith("/")]


def test_every_release_of_a_library_is_named_as_installed() -> None:
    found = Installed().behind(["no-such-distribution", "NumPy"])
    assert found["numpy"] == metadata.version("numpy")
    assert "no-such-distribution" not in found


@pytest.mark.parametrize("name", ["one", "other"])
def test_each_snippet_has_needs_of_its_own(course: Course, name: str) -> None:
    for snippet in ("one", "other"):
        course.write(f"data/{snippet}.csv", "1")
        course.snippet(snippet, f"print(open('data/{snippet}.csv').read())")
    result = course.build().results[f"snippets/{name}.py"]
    assert {f for f in result.needs.files if f.startswith("data")} == {f"data/{name}.csv"}
