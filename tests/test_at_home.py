"""`make home` runs all that readers take home, and says what fails or shows something else."""

import subprocess
import sys
from pathlib import Path

import pytest

from press.testing import MKDOCS, Course

PROGRAM = Path(__file__).with_name("at_home.py")
READS = """
# %% read
from pathlib import Path

print(Path("data/sums.csv").read_text().split())
"""


def at_home(course: Course, *words: str) -> "subprocess.CompletedProcess[str]":
    return course.command(sys.executable, str(PROGRAM), *words)


@pytest.fixture
def book(tmp_path: Path) -> Course:
    """A book with data, a file of code that raises as it should, and a page that shows both."""
    course = Course(tmp_path)
    course.dataset("sums", real="1\n2\n", standin="4\n5\n")
    course.settings(data_aside=["standin"])
    course.write("snippets/reads.py", READS)
    course.write("snippets/divides.py", "# %% main\n1 / 0")
    page = '# Both\n\n```python\n--8<-- "reads.py"\n```\n\n'
    page += '``` {.python raises="ZeroDivisionError"}\n--8<-- "divides.py"\n```\n'
    course.write("docs/index.md", page)
    course.write("mkdocs.yml", MKDOCS)
    course.mkdocs()
    assert course.press("zip").returncode == 0
    return course


def test_all_that_runs_is_named_and_then_what_does_not(book: Course) -> None:
    done = at_home(book)
    *each, last = done.stdout.splitlines()
    assert (done.returncode, sorted(each), last) == (
        0,
        [
            "runs     index.ipynb",
            "runs     notebooks/index.py",
            "runs     snippets/divides.py",
            "runs     snippets/reads.py",
        ],
        "4 run: 0 fail, 0 show something else than their page",
    ), done.stderr
    notebook = book.root / "site/index.ipynb"
    notebook.write_text(notebook.read_text().replace("'4', '5'", "'4', '6'"))
    done = at_home(book, "--only", "index")
    assert done.returncode == 1 and "differs  index.ipynb\n" in done.stdout
    (book.root / "site/data/sums.csv.gz").unlink()
    done = at_home(book, "--only", "index")
    assert done.returncode == 1 and "FAILS    index.ipynb\n" in done.stdout
    assert "data/sums.csv is missing, and can't be had from http://127.0.0.1:" in done.stdout
    page = book.write("docs/index.md", '# One\n\n```python\n--8<-- "reads.py"\n```\n')
    assert "raises" not in page.read_text()
    done = at_home(book, "--only", "divides")
    assert done.returncode == 1 and done.stdout.endswith(
        "1 run: 1 fail, 0 show something else than their page\n"
    )
    assert "FAILS    snippets/divides.py\n         status 1: ZeroDivisionError: " in done.stdout


def test_a_run_that_was_stopped_goes_on_with_what_has_not_run_well(book: Course) -> None:
    reads = book.root / "snippets/reads.py"
    done = at_home(book, "--only", "index", "--only", "divides")
    assert done.stdout.endswith("3 run: 0 fail, 0 show something else than their page\n")
    done = at_home(book, "--resume")
    assert done.stdout.splitlines() == [
        "runs     snippets/reads.py",
        "1 run: 0 fail, 0 show something else than their page; 3 ran well before",
    ]
    assert at_home(book, "--resume").stdout.startswith("0 run: 0 fail,")
    reads.write_text(reads.read_text().replace("split()", "split()[::-1]"))
    book.mkdocs()
    assert book.press("zip").returncode == 0
    done = at_home(book, "--resume")
    *each, last = done.stdout.splitlines()
    assert sorted(each) == [
        "runs     index.ipynb",
        "runs     notebooks/index.py",
        "runs     snippets/reads.py",
    ]
    assert last == "3 run: 0 fail, 0 show something else than their page; 1 ran well before"


def test_what_varies_may_be_another_on_another_machine(tmp_path: Path) -> None:
    course = Course(tmp_path)
    drawn = "import random\n\nprint(random.SystemRandom().randrange(10**9))"
    course.snippet("drawn", f'# %% main tags=["varies"]\n{drawn}')
    course.snippet("same", f"# %% main\n{drawn}")
    course.write("docs/index.md", "# Home")
    course.write("mkdocs.yml", MKDOCS)
    course.mkdocs()
    assert course.press("zip").returncode == 0
    done = at_home(course, "--only", ".ipynb")
    assert done.returncode == 1
    assert "runs     drawn.ipynb\n" in done.stdout and "differs  same.ipynb\n" in done.stdout


def test_what_never_ends_is_a_failure_like_others_and_what_is_not_there_is_said(
    tmp_path: Path,
) -> None:
    course = Course(tmp_path)
    ends = "from pathlib import Path\nwhile Path('README.txt').exists():  # as in the zip\n    pass"
    course.snippet("hangs", ends)
    course.write("docs/index.md", "# Home\n\nNothing runs here.")
    course.write("mkdocs.yml", MKDOCS)
    course.mkdocs()
    assert course.press("zip").returncode == 0
    done = at_home(course, "--only", "snippets/hangs.py", "--seconds", "3")
    assert done.returncode == 1, done.stderr
    assert "status 124: still running after 3 seconds" in done.stdout
    assert done.stdout.endswith("1 run: 1 fail, 0 show something else than their page\n")
    done = at_home(course, "--only", "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "site: nothing there has 'nowhere' in its path\n"


def test_without_a_zip_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    done = at_home(Course(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "site: 0 zips where one is wanted; `make zip` makes it\n"
