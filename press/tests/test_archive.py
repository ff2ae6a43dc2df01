"""All of a book in one zip: it is the same bytes for the same book, and works where it is unpacked.

One book is built, packed and unpacked for most tests, which read it and change nothing of it.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from press.run.pool import ForkedPool
from press.testing import MKDOCS, Course, rerun

NAME = "a-course-stand-in"
SNIPPETS = {
    "sums.py": """
        # %% setup
        import csv

        # %% read
        total = sum(int(row[0]) for row in csv.reader(open("data/sums.csv")))
        print(total)

        # %% check tags=["hidden"]
        assert total == 15
    """,
    "part/mood.py": "# %% main\nimport os\n\nprint(os.environ['MOOD'])",
    "aside.py": "# %% main\nprint('no page shows me')",
}
PAGES = ("aside", "index", "sub/mood", "sub/page")
INDEX = """
# All

```python
--8<-- "sums.py:read"
```

See [another page](sub/page.md).

<!-- press:zip -->
"""


def write_book(course: Course) -> None:
    course.dataset("sums", real="1\n2\n3\n", standin="4\n5\n6\n")
    course.settings(data_aside=["standin"], environment={"MOOD": "calm"})
    for name, text in SNIPPETS.items():
        course.write(f"snippets/{name}", text)
    course.write("docs/index.md", INDEX)
    course.write("docs/sub/page.md", '# A page\n\n```python\n--8<-- "sums.py"\n```\n')
    course.write("docs/sub/mood.md", '# Mood\n\n```python\n--8<-- "part/mood.py"\n```\n')
    course.write("docs/aside.md", '# Aside\n\n``` {.python show="none"}\n--8<-- "aside.py"\n```\n')
    course.write("LICENSE", "Take it.")
    course.write("mkdocs.yml", MKDOCS)


@dataclass(frozen=True)
class Home:
    """A book with its zip, and the folder that it was unpacked into."""

    course: Course
    said: str
    folder: Path

    @property
    def zip(self) -> Path:
        return self.course.root / "site" / f"{NAME}.zip"

    def page(self, place: str = "index.html") -> str:
        return (self.course.root / "site" / place).read_text()


@pytest.fixture(scope="module")
def home(
    tmp_path_factory: pytest.TempPathFactory, warm: ForkedPool, course_preload: list[str]
) -> Iterator[Home]:
    course = Course(tmp_path_factory.mktemp("book"), warm)
    course.settings(preload=course_preload)
    write_book(course)
    course.mkdocs()
    assert "press-zip" not in (course.root / "site/index.html").read_text()
    done = course.press("zip")
    assert done.returncode == 0, done.stderr
    folder = tmp_path_factory.mktemp("unpacked")
    with ZipFile(course.root / "site" / f"{NAME}.zip") as packed:
        packed.extractall(folder)
    yield Home(course, done.stdout, folder / NAME)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_it_holds_the_site_the_notebooks_the_code_as_offered_and_the_data(home: Home) -> None:
    files = {f.relative_to(home.folder).as_posix() for f in home.folder.rglob("*") if f.is_file()}
    apart = {name for name in files if not name.startswith("site/")}
    assert apart == {
        "LICENSE",
        "README.txt",
        "requirements.txt",
        "data/README.txt",
        "data/sums.csv",
        *(f"notebooks/{page}.{kind}" for page in PAGES for kind in ("ipynb", "py")),
        "snippets/aside.py",
        "snippets/part/mood.py",
        "snippets/sums.py",
    }
    assert "site/index.html" in files and not any(name.endswith(".gz") for name in apart)
    assert "assert" not in (home.folder / "snippets/sums.py").read_text()
    assert "stand-in data" in (home.folder / "data/README.txt").read_text()


def test_it_is_the_same_bytes_whenever_and_wherever_it_is_made(home: Home, tmp_path: Path) -> None:
    first = sha256(home.zip)
    copy = tmp_path / "elsewhere"
    shutil.copytree(home.course.root / "site", copy)
    for file in sorted(copy.rglob("*"), reverse=True):
        os.utime(file, (1_000_000_000, 1_000_000_000))
        file.chmod(0o755)
    assert home.course.press("zip", str(copy)).returncode == 0
    assert sha256(copy / f"{NAME}.zip") == first
    assert (copy / "index.html").read_text() == home.page()


def test_pages_lead_to_it_where_it_is_and_nowhere_else(home: Home) -> None:
    size = f"{home.zip.stat().st_size / 1e6:.1f} MB"
    assert f'<a download href="{NAME}.zip">All of it in one zip</a>, {size}: ' in home.page()
    assert "the data (stand-in)" in home.page()
    assert "press-zip" not in home.page("sub/page.html")
    inside = (home.folder / "site/index.html").read_text()
    assert "press-zip" not in inside and f"{NAME}.zip" not in inside
    assert home.said == (
        f"site/{NAME}.zip: {home.zip.stat().st_size / 1e6:.1f} MB\nsite/index.html leads to it\n"
    )


def test_a_page_in_a_folder_leads_up_to_it_and_a_site_that_is_made_anew_to_nothing(
    course: Course,
) -> None:
    write_book(course)
    course.write("docs/index.md", INDEX.replace("<!-- press:zip -->", ""))
    course.write("docs/sub/page.md", "# A page\n\n<!-- press:zip -->\n")
    course.mkdocs()
    assert course.press("zip").returncode == 0
    page = course.root / "site/sub/page.html"
    assert f'href="../{NAME}.zip"' in page.read_text()
    course.mkdocs()
    assert "press-zip" not in page.read_text() and not [*course.root.glob("site/*.zip")]


def test_no_link_of_the_unpacked_site_is_dead(home: Home) -> None:
    dead = []
    for page in (home.folder / "site").rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text()):
            outside = re.match(r"[a-z]+:|/", link) or page.name == "404.html"
            if not outside and not (page.parent / link).exists():
                dead.append(f"{page.name}: {link}")
    assert dead == []


def test_each_file_of_code_runs_in_the_unpacked_folder(home: Home) -> None:
    """By the line of its README, with the variables that it says."""
    readme = (home.folder / "README.txt").read_text()
    assert "    python snippets/aside.py\n" in readme
    variables = dict(re.findall(r"export (\w+)=(.*)", readme))
    assert variables == {"MOOD": "calm"} and "    set MOOD=calm\n" in readme
    shown = {}
    for name in SNIPPETS:
        command = [sys.executable, f"snippets/{name}"]
        done = subprocess.run(
            command,
            cwd=home.folder,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            timeout=60,
        )
        shown[name] = done.stdout.strip() or done.stderr
    assert shown == {"sums.py": "15", "part/mood.py": "calm", "aside.py": "no page shows me"}


def test_a_notebook_finds_the_data_of_the_unpacked_folder_and_needs_no_network(
    home: Home,
) -> None:
    folder = home.folder / "notebooks/sub"
    assert rerun((folder / "page.ipynb").read_text(), folder) == []
    assert not (folder / "data").exists()


def test_it_is_named_after_the_edition_that_the_site_was_made_from(course: Course) -> None:
    """Whatever edition is active by now."""
    write_book(course)
    course.write("snippets/sums.py", SNIPPETS["sums.py"].replace("== 15", "in (6, 15)"))
    assert course.press("data", "use", "real").returncode == 0
    course.mkdocs()
    assert course.press("data", "use", "standin").returncode == 0
    assert course.press("zip").returncode == 0
    with ZipFile(course.root / "site/a-course-real.zip") as packed:
        assert packed.read("a-course-real/data/sums.csv") == b"1\n2\n3\n"
        assert b"A course (real data), to take home" in packed.read("a-course-real/README.txt")


def test_a_book_without_data_has_one_too_and_may_lead_to_it_from_nowhere(course: Course) -> None:
    course.write("docs/index.md", "# Hello")
    course.write("mkdocs.yml", MKDOCS)
    course.mkdocs()
    done = course.press("zip")
    assert done.stdout.endswith(
        "no page leads to it: write `<!-- press:zip -->` where one should, and build the site"
        " anew\n"
    )
    with ZipFile(course.root / "site/a-course.zip") as packed:
        readme = packed.read("a-course/README.txt").decode()
    assert readme.startswith("A course, to take home\n") and "data/" not in readme


def test_without_a_built_site_it_is_said_how_to_make_one(course: Course) -> None:
    done = course.press("zip", "public")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "public: no built site; `mkdocs build` makes one\n"
