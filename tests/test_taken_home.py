"""Notebooks of the course, run from top to bottom as a reader does, show what the pages show.

Three that cost little stand for all: their cells are those of works that the store holds already.
Together they have what can go wrong: names that snippets share, what Keras keeps from one snippet
to the next, data from the site, cells that raise, and what a setting of NumPy leaves behind.
"""

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from press import Build, datasets, load_project, make_build, open_pool
from press.page.home import data_files, home_files, taken_pages
from press.page.jupyter import Site
from press.page.kept import Kept
from press.page.notebook import Taken, notebook
from press.testing import files_served, rerun

ROOT = Path(__file__).parents[1]
CHEAP = ("tensors/constants-and-variables", "neural-networks/dense-layers", "tensors/operations")


@pytest.fixture(scope="module")
def build() -> Build:
    """The book, of which only what the cheap pages need is run, if it isn't stored."""
    project = load_project(ROOT)
    with open_pool(project) as pool:
        whole = make_build(project, pool, only=())
        pages = [whole.book.chapters[f"docs/{name}.md"] for name in CHEAP]
        return make_build(project, pool, only={n for p in pages for n in whole.book.works_of(p)})


@pytest.mark.parametrize("name", CHEAP)
def test_a_notebook_of_the_course_runs_in_an_empty_folder_and_shows_the_same(
    name: str, build: Build, tmp_path: Path
) -> None:
    (page,) = [each for each in taken_pages(build) if each.path == f"docs/{name}.md"]
    packed = {place: file.read_bytes() for place, file in data_files(build)}
    with files_served(packed) as host:
        text = notebook(Taken(build, page, Site(f"{host}/"), build.datasets))
        assert rerun(text, tmp_path, seconds=600) == []


SEEDED = """
import keras, numpy, tensorflow

def drawn():
    return [int(n) for n in tensorflow.data.Dataset.range(8).shuffle(8, seed=1)]

fresh = drawn()
keras.utils.set_random_seed(5)
assert drawn() != fresh
{resets}
assert drawn() == fresh
"""


def test_the_seed_of_a_snippet_ends_with_it_in_a_notebook() -> None:
    resets = "\n".join(load_project(ROOT).settings.resets.values())
    done = subprocess.run(
        [sys.executable, "-c", SEEDED.format(resets=resets)],
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


INTERRUPTED = """
import random
import keras, numpy, tensorflow
from press.page.taken import _of_library

def drawn():
    shuffled = tensorflow.data.Dataset.range(8).shuffle(8)
    named = keras.layers.Dense(1).name
    return random.random(), numpy.random.rand(), [int(n) for n in shuffled], named

def begin(seed):
    {resets}
    keras.utils.set_random_seed(seed)
    return drawn()

first = begin(5)
second = drawn()
assert begin(5) == first
states = {{name: _of_library(name, take) for name, (take, _) in {keeps}.items()}}
assert begin(6) != first
for name, (_, bring_back) in {keeps}.items():
    _of_library(name, bring_back, states[name])
assert drawn() == second
"""


def test_a_snippet_goes_on_in_a_notebook_as_if_nothing_had_come_between() -> None:
    settings = load_project(ROOT).settings
    told = {"resets": "; ".join(settings.resets.values()), "keeps": dict(settings.keeps)}
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(**told)],
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_page_that_runs_code_can_be_taken_home_but_those_of_no_chapter(build: Build) -> None:
    runs = {p for p, c in build.book.chapters.items() if any(fence.runs for fence in c.fences)}
    kept = runs - {chapter.path for chapter in taken_pages(build)}
    names = "index", "start-here", "contributing", "costs", "by-symptom", "cheat-sheet"
    about = {f"docs/{name}.md" for name in (*names, "from-2020/older-numbers")}
    assert kept == (about | {"README.md"}) & runs


def test_every_notebook_and_python_file_is_sound(build: Build) -> None:
    """Also where nothing of the page has run in this test."""
    import nbformat

    files = dict(home_files(build, Site("https://example.org/"), Kept()))
    for place, text in files.items():
        if place.endswith(".ipynb"):
            nbformat.validate(nbformat.reads(text, as_version=4))  # type: ignore[no-untyped-call]
        elif place.endswith(".py"):
            compile(text, place, "exec")
            assert not re.search(r"\]\([^)]*\.md[#)]", text), place


OFFERED = ("linear_models/house_checks", "computer_vision/pooling_by_hand")
"""Two that cost little: a table, and Keras's own data; of both, a page hides a part."""


@pytest.mark.parametrize("name", OFFERED)
def test_a_file_of_code_as_offered_runs_by_python_alone_where_the_data_are(
    name: str, build: Build, tmp_path: Path
) -> None:
    """`make home` runs all of them, in the folder of the zip."""
    project = build.book.project
    code = build.book.snippets[f"snippets/{name}.py"]
    assert any(cell.hidden for cell in code.cells)
    (tmp_path / "offered.py").write_text(code.shown, "utf-8")
    for each in datasets.load_registry(project.data):
        if Path(each.file).stem.partition("-")[0] in code.text or "fashion" in each.file:
            file = tmp_path / "data" / each.file
            file.parent.mkdir(parents=True, exist_ok=True)
            packed = (project.data / each.standin).read_bytes()
            file.write_bytes(packed if each.file.endswith(".gz") else gzip.decompress(packed))
    done = subprocess.run(
        [sys.executable, "offered.py"],
        cwd=tmp_path,
        env={**os.environ, **project.settings.environment},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    shown = (ROOT / f"snippets/{name}.out").read_text("utf-8").splitlines()
    assert done.stdout.splitlines()[0] in shown


def test_the_install_line_names_what_the_lock_pins() -> None:
    shown = (ROOT / "snippets/home/install.out").read_text()
    lock = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"[\w-]+==[\d.]+", shown)
    assert len(pins) == 6
    assert [pin for pin in pins if not re.search(rf"^{re.escape(pin)}(?=[ ;\\])", lock, re.M)] == []
