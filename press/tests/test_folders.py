"""A book's folders are called what its settings say: nothing of press knows their names."""

import gzip
import hashlib
import shutil

import pytest
from mkdocs.exceptions import Abort

from press.testing import BIN, MKDOCS, Course, plain, served, wait_for

REGISTRY = """
[[dataset]]
name = "table"
file = "table.csv"
title = "A table"
summary = ""
licence = "CC0"
citation = ""
page = "https://example.org"
sha256 = "{other}"
size = 1
standin = "standin/table.csv.gz"
standin_sha256 = "{found}"
"""
SNIPPET = "# %% main\nprint(open('the/material/table.csv').read())"
LAB = "# %% [markdown]\n# # A lab\n#\n# See [home](../index.md).\n\n# %% sum\nprint(20 + 3)\n\n"


@pytest.fixture
def named(course: Course) -> Course:
    """Its pages are in text/, its snippets in code/, its data in the/material/."""
    course.settings(snippets="code", data="the/material", labs="cases")
    course.write(
        "mkdocs.yml", f'{MKDOCS}site_url: "https://example.org/book/"\ndocs_dir: "text" # ours'
    )
    course.write(
        "text/index.md", '# Home\n\n```python\n--8<-- "part/reads.py:main"\n```\n\n`{reads} 6 * 7`'
    )
    course.write("text/cases/one.py", LAB)
    course.write("code/part/reads.py", SNIPPET)
    course.write("the/material/table.csv", "11 lines")
    return course


def test_a_strict_build_of_the_site_shows_all_of_them(named: Course) -> None:
    named.mkdocs()
    page = plain((named.root / "site/index.html").read_text())
    assert "11 lines" in page
    assert "42" in page
    lab = named.root / "site/cases"
    assert "23" in plain((lab / "one.html").read_text())
    assert "(https://example.org/book/index.html)" in (lab / "one.ipynb").read_text()


def test_what_changes_in_them_is_followed_by_a_server(named: Course) -> None:
    with served(named) as get:
        wait_for(get, "book/index.html", "11 lines")
        for path, old, new in (
            ("the/material/table.csv", "11 lines", "12 lines"),
            ("code/part/reads.py", "print(", "print('anew', "),
            ("text/cases/one.py", "20 + 3", "20 + 4"),
            ("text/index.md", "6 * 7", "6 * 8"),
        ):
            named.write(path, (named.root / path).read_text().replace(old, new))
            page = "book/cases/one.html" if "cases" in path else "book/index.html"
            wait_for(
                get, page, {"12 lines": "12 lines", "20 + 4": "24", "6 * 8": "48"}.get(new, "anew")
            )


def test_a_session_of_tests_finds_and_judges_all_of_them(named: Course) -> None:
    assert named.press("accept").returncode == 0
    assert (named.root / "code/part/reads.out").exists()
    done = named.command(str(BIN / "pytest"), "-q", "--import-mode=importlib")
    assert "4 passed" in done.stdout, done.stdout
    named.write("the/material/table.csv", "another")
    done = named.command(str(BIN / "pytest"), "-q", "--import-mode=importlib")
    assert "1 failed" in done.stdout, done.stdout


def test_commands_find_them_and_name_files_as_they_are_called(named: Course) -> None:
    assert named.press("run").stdout == "2 run, 0 from the store\n"
    data = named.write("the/material/table.csv", "another")
    assert "the/material/table.csv changed" in named.press("why", "code/part").stdout
    assert named.press("run", "text/index.md").stdout == "1 run, 0 from the store\n"
    named.write("code/part/reads.py", f"{SNIPPET}\nopen('the/material/table.csv', 'w')")
    assert "it writes to the/material/table.csv" in named.press("run").stderr
    assert data.read_text() == "another\n"
    named.write("text/index.md", '```python\n--8<-- "part/read.py"\n```')
    assert "text/index.md:2: unknown snippet 'part/read.py'; did you mean 'part/reads.py'?" in (
        named.press("census").stderr
    )
    named.write("code/part/gone.out", "")
    named.write("code/part/reads.py", SNIPPET)
    named.write("text/index.md", '```python\n--8<-- "part/reads.py"\n```')
    assert "removed code/part/gone.out" in named.press("accept").stdout


def test_the_edition_of_the_data_is_known_by_its_place(named: Course) -> None:
    content = (named.root / "the/material/table.csv").read_bytes()
    known = hashlib.sha256(content).hexdigest()
    named.write("the/material/registry.toml", REGISTRY.format(found=known, other="0" * 64))
    (named.root / "the/material/standin").mkdir()
    (named.root / "the/material/standin/table.csv.gz").write_bytes(gzip.compress(content))
    build = named.build()
    assert build.edition_of(build.results["code/part/reads.py"]) == "stand-in data"
    assert "stand-in" in named.press("data", "status").stdout


@pytest.mark.skipif(not shutil.which("zensical", path=str(BIN)), reason="needs Zensical")
def test_zensical_shows_all_of_them(named: Course) -> None:
    done = named.press("zensical", "build")
    assert done.returncode == 0, done.stderr
    assert "11 lines" in plain((named.root / "site/index.html").read_text())
    assert "23" in plain((named.root / "site/cases/one.html").read_text())


def test_a_folder_of_pages_that_only_mkdocs_finds_is_an_error_that_says_what_to_write(
    named: Course, caplog: pytest.LogCaptureFixture
) -> None:
    settings = named.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace('"text" # ours', '!ENV [NOWHERE, "text"]'))
    said = "MkDocs takes its pages from 'text', and [tool.press] from 'docs'; write `docs = 'text'`"
    with pytest.raises(Abort):
        named.mkdocs()
    assert said in caplog.text
    named.settings(docs="text")
    named.mkdocs()


@pytest.mark.parametrize("wrong", ["/text", "../text", "text/", "./text"])
def test_a_folder_that_is_none_of_the_book_is_an_error(course: Course, wrong: str) -> None:
    course.settings(docs=wrong)
    assert "[tool.press] docs = " in course.press("run").stderr
