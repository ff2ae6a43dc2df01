"""`press new`: the first thing that a newcomer types."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from press.doors.new import DEMO
from press.testing import BIN, Course

PATH = {"PATH": f"{BIN}:{os.environ['PATH']}"}


@pytest.fixture
def desk(tmp_path: Path) -> Course:
    """A folder with nothing in it, not even a project."""
    course = Course(tmp_path)
    (tmp_path / "pyproject.toml").unlink()
    return course


@dataclass(frozen=True)
class Made:
    """A new book, its files as they were written, and how it was built and tested."""

    book: Course
    files: set[str]
    built: "subprocess.CompletedProcess[str]"
    tested: "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    desk = Course(tmp_path_factory.mktemp("desk"))
    (desk.root / "pyproject.toml").unlink()
    done = desk.press("new", "book")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "book: a book of 7 files; go there, and type `mkdocs serve`\n"
    book = Course(desk.root / "book")
    files = set(book.tree())
    built = book.command("mkdocs", "build", "--strict", env=PATH)
    return Made(book, files, built, book.command("pytest", "-q", env=PATH))


def test_a_new_book_is_the_demo_book(made: Made) -> None:
    files = (f for f in DEMO.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    demo = {f.relative_to(DEMO).as_posix(): f.read_bytes() for f in files}
    demo[".gitignore"] = demo.pop("gitignore")
    assert {name: (made.book.root / name).read_bytes() for name in made.files} == demo


def test_a_new_book_builds_strictly_and_shows_what_its_code_showed(made: Made) -> None:
    assert made.built.returncode == 0, made.built.stderr
    html = (made.book.root / "site/index.html").read_text("utf-8")
    assert "mean 37.35 m, median 1.71 m" in html
    assert 'people are <span class="press-value">37</span> m tall' in html
    assert re.search(r"Executed with NumPy [\d.]+, Python 3", html)


def test_a_new_book_passes_its_tests_and_a_check(made: Made) -> None:
    assert "5 passed" in made.tested.stdout, made.tested.stdout
    assert made.book.press("check").stdout == "1 checked, nothing moved\n"
    assert made.book.press("census").returncode == 0


def test_git_takes_what_was_written_and_nothing_that_was_made(made: Made) -> None:
    assert made.book.command("git", "init", "-q").returncode == 0
    done = made.book.command("git", "ls-files", "--others", "--exclude-standard")
    assert set(done.stdout.split()) == made.files


def test_an_empty_folder_is_taken_and_so_is_a_deep_one(desk: Course) -> None:
    (desk.root / "empty").mkdir()
    for folder in ("empty", "a/b/c", str(desk.root / "absolute")):
        assert desk.press("new", folder).returncode == 0
        assert (desk.root / folder / "mkdocs.yml").exists()


def test_a_folder_that_holds_anything_is_left_as_it_was(desk: Course) -> None:
    desk.write("book/notes.txt", "mine")
    desk.write("file", "mine")
    (desk.root / "hidden").mkdir()
    desk.write("hidden/.keep", "mine")
    (desk.root / "nowhere").symlink_to("gone")
    before = desk.tree()
    for folder in ("book", "file", "hidden", "nowhere"):
        done = desk.press("new", folder)
        assert done.returncode == 1
        assert done.stderr == f"{folder}: is there already; name a new folder\n"
    assert desk.tree() == before


def test_a_folder_that_cannot_be_made_is_said_in_one_line(desk: Course) -> None:
    desk.write("file", "mine")
    done = desk.press("new", "file/book")
    assert done.returncode == 1
    assert done.stderr == "file/book: can't be made (Not a directory); name another folder\n"


def test_new_wants_one_folder(desk: Course) -> None:
    done = desk.press("new")
    assert done.returncode == 2
    assert "the following arguments are required: folder" in done.stderr
