"""The book under other versions: recorded by `press compare`, shown where changes are."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from press.testing import MKDOCS, Course, plain

ATOM = "{http://www.w3.org/2005/Atom}"
NAV = "nav: [index.md, one.md, two.md, three.md, four.md, moved.md]\n"
ADDRESS = "site_url: https://example.org/book/\n"


@pytest.fixture
def book(course: Course) -> Course:
    """Four snippets that were accepted under another NumPy: one stands, one moved, one raises and
    one warns now; and a page of what moved."""
    course.write("mkdocs.yml", MKDOCS + NAV + ADDRESS)
    course.settings(shown_versions=["NumPy"])
    course.write("docs/index.md", "# Home\n\nWords.")
    course.write("docs/moved.md", "# What moved\n\n<!-- press:changes -->\n\nEnd.")
    course.snippet("one", "# %% sum\nimport numpy as np\nprint('loss', np.sqrt(2).round(4))")
    course.snippet("two", "import numpy as np\nprint(np.arange(3))")
    course.snippet("three", "# %% whole\nimport numpy as np\nprint(np.ones(2))")
    course.snippet("four", "import numpy as np\nprint(np.zeros(2))")
    assert course.press("accept").returncode == 0
    for name in ("one", "two", "three", "four"):
        older(course, f"snippets/{name}.out", r"NumPy [\d.]+", "NumPy 1.2.3")
    older(course, "snippets/one.out", r"1\.4142", "1.4000")
    older(course, "snippets/three.py", r"np\.ones\(2\)", "np.alltrue([2])")
    warning = "import warnings; warnings.warn('old', FutureWarning)\\nprint"
    older(course, "snippets/four.py", "print", warning)
    return course


def older(book: Course, path: str, now: str, then: str) -> None:
    file = book.root / path
    text, count = re.subn(now, then, file.read_text())
    assert count == 1, path
    file.write_text(text)


def mended(book: Course) -> None:
    """What is compared may fail; a site is built of what doesn't."""
    older(book, "snippets/three.py", r"np\.alltrue\(\[2\]\)", "np.ones(2)")
    older(book, "snippets/four.py", "import warnings.*", "pass")


def environment(book: Course, name: str) -> str:
    """The environment of these tests under another name."""
    python = book.write(f"{name}/bin/python", f'#!/bin/sh\nexec {sys.executable} "$@"')
    python.chmod(0o755)
    return name


def comparison(book: Course) -> dict[str, Any]:
    (file,) = (book.root / "changes").glob("under-*.toml")
    return tomllib.loads(file.read_text("utf-8"))


def test_what_is_the_same_what_moved_and_what_ends_otherwise_is_recorded(book: Course) -> None:
    done = book.press("compare")
    assert done.returncode == 0, done.stderr
    assert "4 compared, 1 the same, 1 moved, 2 ended otherwise" in done.stdout
    found = comparison(book)
    assert found["compared"] == 4
    assert found["before"]["NumPy"] == "1.2.3"
    assert found["now"]["NumPy"] in done.stdout
    ends = {each["name"]: (each.get("cell"), each.get("ends")) for each in found["output"]}
    cell, said = ends.pop("snippets/three.py")
    assert cell == "whole"
    assert said.startswith("AttributeError: ")
    cell, said = ends.pop("snippets/four.py")
    assert said == "FutureWarning: old"
    assert ends == {"snippets/one.py": (None, None)}
    (moved,) = (each for each in found["output"] if each["name"] == "snippets/one.py")
    assert moved["moves"][0]["before"] == "1.4000"


def test_to_compare_accepts_nothing(book: Course) -> None:
    before = {file: file.read_text() for file in (book.root / "snippets").glob("*.out")}
    assert book.press("compare").returncode == 0
    assert {file: file.read_text() for file in (book.root / "snippets").glob("*.out")} == before


def test_the_press_of_each_environment_runs_the_book_there(
    book: Course, capfd: pytest.CaptureFixture[str]
) -> None:
    done = book.press("compare", environment(book, "old"), environment(book, "older"))
    assert done.returncode == 0, done.stderr
    assert capfd.readouterr().out.count("4 compared") == 2
    assert comparison(book)["compared"] == 4  # of the same versions there is one file


def test_what_is_no_environment_or_has_no_press_is_said_and_the_others_are_run(
    book: Course, capfd: pytest.CaptureFixture[str]
) -> None:
    empty = environment(book, "empty")
    book.write("empty/bin/python", "#!/bin/sh\nexit 1")
    done = book.press("compare", "nowhere", empty, environment(book, "old"))
    assert done.returncode == 1
    assert "nowhere:1: no environment" in done.stderr
    assert "empty:1: no press is in it" in done.stderr
    assert "4 compared" in capfd.readouterr().out


def test_of_a_part_of_the_book_each_difference_is_told_and_nothing_recorded(
    book: Course, capfd: pytest.CaptureFixture[str]
) -> None:
    only = [word for name in ("one", "three") for word in ("--only", f"snippets/{name}.py")]
    assert book.press("compare", environment(book, "old"), *only).returncode == 0
    told = capfd.readouterr().out
    assert "2 compared, 0 the same, 1 moved, 1 ended otherwise" in told
    assert "snippets/one.py: sum: 1.4000 → 1.4142 (+1.01%)" in told
    assert "snippets/three.py: ends in 'whole': AttributeError: " in told
    assert not [*(book.root / "changes").glob("under-*")]


def test_a_page_shows_each_with_how_much_differs_and_where(book: Course) -> None:
    assert book.press("compare").returncode == 0
    now = comparison(book)["now"]["NumPy"]
    mended(book)
    book.mkdocs()
    page = plain((book.root / "site/moved.html").read_text("utf-8"))
    assert "Under other versions" in page
    assert re.search(rf"NumPy {re.escape(now)} \d+ \w+ \d{{4}} 4 1 1 2", page)
    assert f"Under NumPy {now}" in page
    assert "1.4000" in page and "+1.01%" in page
    assert "AttributeError: " in page
    assert "FutureWarning: old" in page
    html = (book.root / "site/moved.html").read_text("utf-8")
    assert re.search(r'href="one\.html#[^"]+"', html)
    assert f'id="under-numpy-{now}"' in html


def test_the_feed_has_it_too(book: Course) -> None:
    assert book.press("compare").returncode == 0
    mended(book)
    book.mkdocs()
    entries = ElementTree.parse(Path(book.root, "site/moved.xml")).findall(f"{ATOM}entry")
    now = comparison(book)["now"]["NumPy"]
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [f"Under NumPy {now}"]
    assert "2 ended otherwise" in (entries[0].findtext(f"{ATOM}content") or "")


def test_a_book_of_which_nothing_is_accepted_says_so(course: Course) -> None:
    course.snippet("one", "print(1)")
    done = course.press("compare")
    assert done.returncode == 1
    assert "nothing is accepted yet" in done.stderr
