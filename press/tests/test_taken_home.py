"""What readers take home runs where there is nothing but Python, and shows what the page shows."""

import gzip
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from press.page.home import data_files, home_files
from press.page.jupyter import Site
from press.page.kept import Kept
from press.testing import MKDOCS, Course, rerun

NAMES = """
# %% setup
import numpy as np

numbers = np.arange({start}, {start} + 3)
name = "{name}"

# %% first
total = int(numbers.sum())
print(name, total)

# %% settles tags=["hidden"]
total = 10 * total

# %% second
print(name, total, numbers)

# %% check tags=["hidden"]
assert "nobody takes this home"
"""
PAGE = """
# Two files

The first, whose sum is `{one} total // 10`:

```python
--8<-- "one.py:first"
```

!!! note "Meanwhile"
    The second; see [the other page](sub/page.md#there) and [here](#end).

    ```python
    --8<-- "two.py:first"
    ```

    Both have a `total`.

Back to the first:

``` {.python fold="Look"}
--8<-- "one.py:second"
```

``` {.python raises="ZeroDivisionError"}
--8<-- "none.py:divide"
```

```python
own = 6 * 7
print(own, "total" in globals())
```

``` {.python norun="it never ends"}
while True: ...
```
"""


@pytest.fixture
def two(course: Course) -> Course:
    course.write("snippets/one.py", NAMES.format(start=1, name="one"))
    course.write("snippets/two.py", NAMES.format(start=5, name="two"))
    course.write("snippets/none.py", "# %% divide\n1 / 0")
    course.write("docs/index.md", PAGE)
    course.write("docs/sub/page.md", '# A page\n\n```python\n--8<-- "two.py:second"\n```')
    return course


def taken(course: Course, site: Site = Site()) -> dict[str, str]:  # noqa: B008 (it is frozen)
    build = course.build()
    assert not build.problems, "\n".join(map(str, build.problems))
    return dict(home_files(build, site, Kept()))


def cells(notebook: str, kind: str) -> list[str]:
    return [c["source"] for c in json.loads(notebook)["cells"] if c["cell_type"] == kind]


def run(script: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """A Python file as a reader runs it, in a folder that holds nothing else."""
    folder.mkdir(exist_ok=True)
    (folder / "page.py").write_text(script)
    command = [sys.executable, "page.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def test_a_notebook_of_several_files_shows_what_each_shows_alone(
    two: Course, tmp_path: Path
) -> None:
    """Their names are the same, one raises, and the page goes back to the first."""
    notebook = taken(two)["index.ipynb"]
    assert rerun(notebook, tmp_path / "home") == []


def test_each_cell_comes_once_after_what_it_needs(two: Course) -> None:
    code = cells(taken(two)["index.ipynb"], "code")[1:]
    firsts = [re.sub(r'snippet\("(\w+)".*\)\n\n', r"\1: ", each).split("\n")[0] for each in code]
    assert firsts == [
        "one: import numpy as np",
        "total = int(numbers.sum())",
        "two: import numpy as np",
        "total = int(numbers.sum())",
        "one: total = 10 * total",
        "print(name, total, numbers)",
        "none: 1 / 0",
        "index: own = 6 * 7",
    ]


def test_a_hidden_cell_that_only_checks_stays(two: Course) -> None:
    assert not any("nobody takes this home" in text for text in taken(two).values())


def test_the_python_file_prints_the_same_and_goes_on_where_the_page_raises(
    two: Course, tmp_path: Path
) -> None:
    text = taken(two)["index.py"]
    assert "# The first, whose sum is 6:" in text
    assert "# 1 / 0\n# raises ZeroDivisionError: division by zero" in text
    done = run(text, tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["one 6", "two 18", "one 60 [1 2 3]", "42 False"]


def test_text_is_cut_where_code_stands_in_a_note(two: Course) -> None:
    text = "\n\n".join(cells(taken(two)["index.ipynb"], "markdown"))
    assert "> **Meanwhile**\n>\n> The second; see [the other page](sub/page.html#there)" in text
    assert "> Both have a `total`.\n\nBack to the first:" in text
    assert "```python\nwhile True: ...\n```" in text


def test_links_lead_to_the_site_where_its_address_is_known(two: Course) -> None:
    site = Site("https://example.org/book/", name="My book")
    text = "\n\n".join(cells(taken(two, site)["index.ipynb"], "markdown"))
    assert "[the other page](https://example.org/book/sub/page.html#there)" in text
    assert "[here](https://example.org/book/index.html#end)" in text
    assert "A page of [My book](https://example.org/book/index.html)" in text
    folders = Site("https://example.org/book/", directories=True)
    assert "(https://example.org/book/sub/page/#there)" in taken(two, folders)["index.ipynb"]


def test_a_page_may_stay(two: Course) -> None:
    file = two.root / "docs/index.md"
    file.write_text(f"---\nnotebook: false\n---\n{file.read_text()}")
    assert taken(two).keys() == {"sub/page.ipynb", "sub/page.py", "requirements.txt"}


def test_a_cell_that_ran_early_is_not_run_again(course: Course, tmp_path: Path) -> None:
    """The page shows the last cell first, and another that nothing needs in its place."""
    course.write(
        "snippets/turned.py",
        """
        # %% count
        count = [1, 2]

        # %% more
        count.append(3)
        print("more")

        # %% apart
        print("apart")

        # %% sum
        print(sum(count))
    """,
    )
    course.write(
        "docs/index.md",
        """
        # Turned

        ```python
        --8<-- "turned.py:sum"
        ```

        ```python
        --8<-- "turned.py:apart"
        --8<-- "turned.py:more"
        --8<-- "turned.py:count"
        ```
    """,
    )
    made = taken(course)
    done = run(made["index.py"], tmp_path / "home")
    assert done.stdout.split() == ["more", "6", "apart"], done.stderr
    again = [text for text in cells(made["index.ipynb"], "markdown") if "This ran above" in text]
    assert len(again) == 2


# ------------------------------------------------------------------ the data


@pytest.fixture
def sums(course: Course) -> Course:
    course.dataset("sums", real="1\n2\n3\n", standin="4\n5\n6\n")
    course.settings(data_aside=["standin"])
    code = "from pathlib import Path\nprint(Path('data/sums.csv').read_text().split())"
    course.snippet("reads", code)
    return course


@pytest.fixture
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the book's own data don't lie above."""
    return tmp_path_factory.mktemp("away")


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which it is served."""
    folder = tmp_path_factory.mktemp("served")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def publish(course: Course, folder: Path) -> None:
    for place, file in data_files(course.build()):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(file.read_bytes())


@pytest.mark.parametrize(
    ("edition", "shown"), [("standin", "['4', '5', '6']"), ("real", "['1', '2', '3']")]
)
def test_data_come_from_the_site_in_the_edition_that_was_read(
    sums: Course, served: tuple[Path, str], away: Path, edition: str, shown: str
) -> None:
    folder, address = served
    assert sums.press("data", "use", edition).returncode == 0
    made = taken(sums, Site(address))
    publish(sums, folder)
    words = {"standin": "stand-in", "real": "real"}[edition]
    assert f"About sums: {words} data\n    Licence: CC0" in made["data/README.txt"]
    assert rerun(made["reads.ipynb"], away / "home") == []
    done = run(made["reads.py"], away / "other")
    assert done.stdout.splitlines() == [shown], done.stderr


def test_another_file_on_the_site_is_refused_and_not_kept(
    sums: Course, served: tuple[Path, str], away: Path
) -> None:
    folder, address = served
    made = taken(sums, Site(address))
    publish(sums, folder)
    (folder / "data/sums.csv.gz").write_bytes(gzip.compress(b"7\n8\n9\n"))
    done = run(made["reads.py"], away / "home")
    said = done.stderr.splitlines()[-1]
    assert said.startswith(
        f"ValueError: What lies at {address}data/sums.csv.gz is not the data/sums.csv"
    )
    assert f"Put it there by hand, as {away}/home/data/sums.csv;" in said
    assert not (away / "home/data").exists()


@pytest.mark.parametrize(
    "content",
    [b"no archive", gzip.compress(b"4\n5\n6\n", mtime=0)[:-9]],
    ids=["no archive", "cut off"],
)
def test_a_damaged_file_on_the_site_is_refused(
    sums: Course, served: tuple[Path, str], away: Path, content: bytes
) -> None:
    folder, address = served
    made = taken(sums, Site(address))
    publish(sums, folder)
    (folder / "data/sums.csv.gz").write_bytes(content)
    said = run(made["reads.py"], away / "home").stderr.splitlines()[-1]
    assert said.startswith(
        f"FileNotFoundError: data/sums.csv is missing, and can't be had from {address}"
    )


def test_without_a_network_it_is_said_where_which_file_belongs(sums: Course, away: Path) -> None:
    made = taken(sums, Site("http://127.0.0.1:1/"))
    said = run(made["reads.py"], away / "home").stderr.splitlines()[-1]
    assert (
        "data/sums.csv is missing, and can't be had from http://127.0.0.1:1/data/sums.csv.gz: "
        in said
    )
    where = f"{away}/home/data/sums.csv"
    assert f"Put it there by hand, as {where}; the folder data of the book has it." in said


def test_without_an_address_too_and_of_the_real_file_it_is_said_who_has_it(
    sums: Course, away: Path
) -> None:
    assert sums.press("data", "use", "real").returncode == 0
    said = run(taken(sums)["reads.py"], away / "home").stderr.splitlines()[-1]
    assert said == (
        "FileNotFoundError: data/sums.csv is missing. Put it there by hand, as "
        f"{away}/home/data/sums.csv; https://example.org/sums has it."
    )


def test_a_file_that_is_there_is_used_and_told_apart(sums: Course, away: Path) -> None:
    text = taken(sums)["reads.py"]
    (away / "home/data").mkdir(parents=True)
    (away / "home/data/sums.csv").write_text("4\n5\n6\n")
    assert run(text, away / "home").stdout == "['4', '5', '6']\n"
    (away / "home/data/sums.csv").write_text("7\n")
    other, shown = run(text, away / "home").stdout.splitlines()
    assert "is another file than was read here" in other and shown == "['7']"


def test_data_in_a_folder_above_are_used_if_they_are_those_that_were_read(
    sums: Course, away: Path
) -> None:
    text = taken(sums)["reads.py"]
    (away / "data").mkdir()
    (away / "data/sums.csv").write_text("4\n5\n6\n")
    assert run(text, away / "home").stdout == "['4', '5', '6']\n"
    assert not (away / "home/data").exists()
    (away / "data/sums.csv").write_text("7\n")
    assert "FileNotFoundError: data/sums.csv is missing." in run(text, away / "home").stderr


# ------------------------------------------------------------------ what it says of itself


def test_a_notebook_says_what_it_ran_with_and_on_which_data(sums: Course) -> None:
    sums.settings(shown_versions=["NumPy"])
    sums.snippet("counts", "import numpy as np\nprint(np.arange(3))")
    head, begin = (cells(taken(sums)["counts.ipynb"], kind)[0] for kind in ("markdown", "code"))
    import numpy as np

    assert f"It ran with NumPy {np.__version__}, Python {sys.version.split()[0]}, on a CPU." in head
    assert f"`pip install numpy=={np.__version__}`" in head
    assert re.search(r"with Python 3\.\d+–3\.\d+:", head)
    assert begin.startswith(f"# %pip install numpy=={np.__version__}")
    assert "**Drawn data:**" not in head
    assert "**Drawn data:**" in cells(taken(sums)["reads.ipynb"], "markdown")[0]


def test_it_begins_with_the_environment_that_it_ran_in(course: Course, tmp_path: Path) -> None:
    course.settings(environment={"MOOD": "calm"})
    course.snippet("mood", "import os\nprint(os.environ['MOOD'])")
    assert run(taken(course)["mood.py"], tmp_path / "home").stdout == "calm\n"


def test_what_a_library_keeps_is_cleared_between_snippets(course: Course, tmp_path: Path) -> None:
    course.settings(resets={"numpy": "numpy.set_printoptions(precision=8)"})
    course.write(
        "snippets/short.py",
        "# %% a\nimport numpy as np\nnp.set_printoptions(precision=2)\nprint(np.array([1 / 3]))",
    )
    course.write("snippets/long.py", "# %% a\nimport numpy as np\nprint(np.array([1 / 3]))")
    course.write(
        "docs/index.md", '# Both\n\n```python\n--8<-- "short.py:a"\n--8<-- "long.py:a"\n```'
    )
    done = run(taken(course)["index.py"], tmp_path / "home")
    assert done.stdout.splitlines() == ["[0.33]", "[0.33333333]"], done.stderr


def test_a_snippet_that_comes_back_finds_what_a_library_kept_for_it(
    course: Course, tmp_path: Path
) -> None:
    keeps = ["state = random.getstate()", "random.setstate(state)"]
    course.settings(keeps={"random": keeps}, resets={"random": "random.seed(None)"})
    drawn = "print(random.random())"
    course.write(
        "snippets/two.py", f"# %% a\nimport random\nrandom.seed(1)\n{drawn}\n\n# %% b\n{drawn}"
    )
    course.write("snippets/between.py", f"# %% a\nimport random\nrandom.seed(2)\n{drawn}")
    embeds = "".join(
        f'```python\n--8<-- "{cell}"\n```\n\n' for cell in ("two.py:a", "between.py:a", "two.py:b")
    )
    course.write("docs/index.md", f"# Three\n\n{embeds}")
    home = taken(course)
    done = run(home["index.py"], tmp_path / "home")
    draws, others = random.Random(1), random.Random(2)
    drawn = [draws.random(), others.random(), draws.random()]
    assert [float(line) for line in done.stdout.splitlines()] == drawn, done.stderr
    assert rerun(home["index.ipynb"], tmp_path / "notebook") == []


def test_a_page_leads_to_what_is_taken_home_with_mkdocs(two: Course) -> None:
    two.write("mkdocs.yml", MKDOCS)
    two.mkdocs()
    page = (two.root / "site/sub/page.html").read_text()
    assert '<a download href="page.ipynb">executed notebook</a>' in page
    assert '<a download href="page.py">Python file</a>' in page
    assert (two.root / "site/sub/page.ipynb").is_file() and (
        two.root / "site/sub/page.py"
    ).is_file()
    two.write("mkdocs.yml", MKDOCS.replace("use_directory_urls: false", "use_directory_urls: true"))
    two.mkdocs()
    page = (two.root / "site/sub/page/index.html").read_text()
    assert '<a download href="../page.ipynb">executed notebook</a>' in page


def test_a_page_can_be_opened_elsewhere_where_the_repository_is_known(two: Course) -> None:
    two.settings(notebooks="shelf")
    two.write("mkdocs.yml", f"repo_url: https://github.com/me/book\n{MKDOCS}")
    two.mkdocs()
    page = (two.root / "site/sub/page.html").read_text()
    at = "me/book/blob/shelf/sub/page.ipynb"
    assert f'href="https://colab.research.google.com/github/{at}">open in Colab</a>' in page
    assert f'href="https://www.kaggle.com/kernels/welcome?src=https://github.com/{at}">' in page
    assert 'href="https://mybinder.org/v2/gh/me/book/shelf?urlpath=lab/tree/sub/page.ipynb"' in page


@pytest.mark.parametrize("line", ["", "repo_url: https://git.example.org/me/book"])
def test_it_leads_nowhere_else_where_nobody_could_open_it(two: Course, line: str) -> None:
    two.settings(notebooks="shelf")
    two.write("mkdocs.yml", f"{line}\n{MKDOCS}")
    two.mkdocs()
    assert "open in" not in (two.root / "site/sub/page.html").read_text()


def test_what_all_pages_need_is_listed(course: Course) -> None:
    import numpy as np

    course.snippet("one", "import numpy as np\nprint(np.arange(3))")
    course.snippet("two", "import json\nprint(json.dumps(3))")
    assert taken(course)["requirements.txt"] == f"numpy=={np.__version__}\n"
