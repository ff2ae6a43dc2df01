"""Notebooks: press executes them as it does all else, and mkdocs-jupyter renders them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from press.book.book import load_book
from press.problems import PressError
from press.project import load_project
from press.run.pool import ForkedPool
from press.testing import BIN, MKDOCS, Course, plain, served, wait_for

JUPYTER = MKDOCS.replace("[search, press]", "[search, mkdocs-jupyter, press]")
FRUIT = (
    "# Fruit of $x^2$\n\nSee [home](index.md#first) and [below](#How-they-Weigh). `$code$` is code,"
    " \\$5 a price.\n\n$$\n\\sum_i x_i\n$$\n\n- one\n- two",
    "import numpy as np\n\nweights = np.array([150, 180])\nprint(weights.sum(), '<g>')",
    "## How they Weigh\n\nThe mean is `{} weights.mean():.1f`. [](#bars) shows all.",
    '#| alt: Two "bars".\n#| caption: The weights\n#| id: bars\nimport matplotlib.pyplot as plt\n\n'
    'plt.bar(["apple", "pear"], weights)',
    "import pandas as pd\n\npd.DataFrame({'weight': weights})",
)
LAB = """
'''A lab of two cells.'''

# %% [markdown]
# # Weigh
#
# A formula: $y_1$. See [fruit](../fruit.ipynb#fruit-of-x2).

# %% weigh
print("in the lab")

# %% draw alt="A falling line."
import matplotlib.pyplot as plt

plt.plot([2, 1]);
"""


def notebook(*cells: str, **facts: object) -> str:
    """A notebook as Jupyter writes it; its code begins with `import`, `#|` or what isn't text."""
    code = re.compile(r"import |#\||%|print|\w+ ?[=(/]|1 / 0")
    made = [
        {"cell_type": "code", "outputs": [STALE], "execution_count": 7}
        if code.match(text)
        else {"cell_type": "markdown"}
        for text in cells
    ]
    for number, (cell, text) in enumerate(zip(made, cells, strict=True)):
        cell |= {"id": f"c{number}", "metadata": {}, "source": text.splitlines(keepends=True)}
    metadata = {"kernelspec": {"name": "python3", "display_name": "3", "language": "python"}}
    whole = {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5, **facts}
    return json.dumps(whole, indent=1)


STALE = {"output_type": "stream", "name": "stdout", "text": ["of another day"]}


def write(course: Course, name: str, *cells: str, **facts: object) -> Path:
    return course.write(f"docs/{name}.ipynb", notebook(*cells, **facts))


@pytest.fixture(scope="module")
def book(
    tmp_path_factory: pytest.TempPathFactory, warm: ForkedPool, course_preload: list[str]
) -> Iterator[Course]:
    """A book of a notebook and a lab, built once."""
    made = Course(tmp_path_factory.mktemp("notebooks"), warm)
    made.settings(preload=course_preload)
    nav = "\nnav: [index.md, {Our fruit: fruit.ipynb}, labs/weigh.md]\n"
    made.write("mkdocs.yml", JUPYTER + nav)
    made.write("docs/index.md", "# Home\n\n## First\n\n[Fruit](fruit.ipynb#how-they-weigh)")
    write(made, "fruit", *FRUIT)
    made.write("docs/labs/weigh.py", LAB)
    made.mkdocs()
    yield made


def page(course: Course, name: str) -> str:
    text = (course.root / f"site/{name}.html").read_text()
    found = re.search(r"<article.*</article>", text, re.DOTALL)
    assert found
    return found[0]


def test_a_notebook_shows_what_its_code_shows_now(book: Course) -> None:
    said = plain(page(book, "fruit"))
    assert "330 <g>" in said.replace("&lt;", "<").replace("&gt;", ">")
    assert "The mean is 165.0" in said
    assert "of another day" not in said
    assert "In [1]:" in said and "In [3]:" in said


def test_a_lab_and_its_notebook_lead_to_each_other(book: Course) -> None:
    assert '<a href="weigh-notebook.html">read it as a notebook</a>' in page(book, "labs/weigh")
    html = page(book, "labs/weigh-notebook")
    assert '<a href="weigh.html">the same as a page</a>' in html
    assert '<a download href="weigh.ipynb">' in html
    assert "in the lab" in html and "jp-CodeCell" in html


def test_the_styles_of_notebooks_lie_in_one_file_that_only_they_ask_for(book: Course) -> None:
    sheet = '<link rel="stylesheet" href="{}assets/stylesheets/jupyter.css">'
    pages = {name: (book.root / f"site/{name}.html").read_text() for name in PAGES}
    assert {name for name, text in pages.items() if "jupyter.css" in text} == set(NOTEBOOKS)
    assert sheet.format("") in pages["fruit"]
    assert sheet.format("../") in pages["labs/weigh-notebook"]
    assert all("<style" not in page(book, name) for name in NOTEBOOKS)
    styles = (book.root / "site/assets/stylesheets/jupyter.css").read_text()
    assert ".jp-InputArea" in styles and not re.search(
        r"(url\(|@import )[\"']?(https?:)?//", styles
    )


PAGES = ("index", "fruit", "labs/weigh", "labs/weigh-notebook")
NOTEBOOKS = ("fruit", "labs/weigh-notebook")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_brings_no_script_and_asks_no_other_host(book: Course, name: str) -> None:
    html = page(book, name)
    assert "<script" not in html and "clipboard-copy" not in html
    assert not re.search(r'<[^>]+ (src|href)="(https?:)?//', html)


def test_formulas_of_a_notebook_are_drawn_and_code_stays_code(book: Course) -> None:
    html = page(book, "fruit")
    assert html.count("<math") == 2 and 'display="block"' in html
    assert "<code>$code$</code>" in html and "$5 a price" in html


def test_figures_of_a_notebook_keep_their_alt_text_caption_and_number(book: Course) -> None:
    html = page(book, "fruit")
    assert 'aria-label="Two &quot;bars&quot;."' in html
    assert "<figcaption><b>Figure 1.</b> The weights</figcaption>" in html
    assert '<a href="#bars">Figure 1</a> shows all' in html and 'id="bars"' in html
    assert 'aria-label="A falling line."' in page(book, "labs/weigh-notebook")


def test_headings_of_a_notebook_have_the_anchors_that_the_contents_lead_to(book: Course) -> None:
    text = (book.root / "site/fruit.html").read_text()
    assert '<h2 id="how-they-weigh">How they Weigh<a class="headerlink"' in text
    assert '<a href="#how-they-weigh" class="md-nav__link">' in text
    assert '<a href="#how-they-weigh">below</a>' in text  # in Jupyter, #How-they-Weigh
    assert '<a href="index.html#first">home</a>' in text
    assert '<h1 id="fruit-of-x2">' in text  # as the page of a chapter would have it
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_a_notebook_is_called_what_the_nav_calls_it(book: Course) -> None:
    text = (book.root / "site/index.html").read_text()
    assert re.search(r'href="fruit.html"[^>]*>\s*<span[^>]*>\s*Our fruit\s*</span>', text)


def test_search_finds_a_notebook_and_a_lab_once(book: Course) -> None:
    index = json.loads((book.root / "site/search/search_index.json").read_text())
    places = {each["location"].partition("#")[0] for each in index["docs"]}
    assert {"fruit.html", "labs/weigh.html"} <= places
    assert "labs/weigh-notebook.html" not in places


def test_the_executed_notebook_and_its_code_are_to_be_had(book: Course) -> None:
    assert '<a download href="fruit.ipynb">executed notebook</a>' in page(book, "fruit")
    made = json.loads((book.root / "site/fruit.ipynb").read_text())
    outputs = [out for cell in made["cells"] for out in cell.get("outputs", ())]
    assert {"name": "stdout", "output_type": "stream", "text": "330 <g>\n"} in outputs
    assert "weights.sum()" in (book.root / "site/fruit.py").read_text()
    assert "330 <g>" in (book.root / "site/fruit.md").read_text()


def test_a_second_build_gives_the_same_bytes_and_runs_nothing(book: Course) -> None:
    site = book.root / "site"
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    book.mkdocs()
    after = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert {
        file.name for file in before.keys() | after.keys() if before.get(file) != after.get(file)
    } <= {"sitemap.xml.gz"}
    assert book.ran() == set()


def test_a_link_of_a_notebook_to_nothing_fails_a_strict_build(course: Course) -> None:
    course.write("mkdocs.yml", JUPYTER)
    course.write("docs/index.md", "# Home")
    write(course, "fruit", "# Fruit\n\n[gone](gone.md)", "print(1)")
    with pytest.raises(BaseException, match=r"strict|Aborted"):
        course.mkdocs()


# ------------------------------------------------------------------ as all else that runs


@pytest.fixture
def fruit(course: Course) -> Course:
    course.write("mkdocs.yml", JUPYTER)
    write(course, "fruit", "# Fruit", "weight = 150", "print(weight)")
    return course


def shows(course: Course) -> str:
    result = course.build().results["docs/fruit.ipynb"]
    return "".join(out["text"] for cell in result.cells.values() for out in cell)


def test_new_text_runs_nothing_again_and_new_code_does(fruit: Course) -> None:
    assert fruit.ran() == {"docs/fruit.ipynb"}
    write(fruit, "fruit", "# Other words", "weight = 150", "And more", "print(weight)")
    assert fruit.ran() == set()
    write(fruit, "fruit", "# Other words", "weight = 160", "print(weight)")
    assert "its code changed" in fruit.press("why", "docs/fruit.ipynb").stdout
    assert fruit.ran() == {"docs/fruit.ipynb"}
    assert shows(fruit) == "160\n"


def test_what_a_notebook_shows_is_accepted_and_drift_is_noticed(fruit: Course) -> None:
    assert "nothing accepted yet" in fruit.press("check").stderr
    assert "accepted docs/fruit.ipynb" in fruit.press("accept").stdout
    assert "150" in (fruit.root / "docs/fruit.out").read_text()
    assert fruit.press("check").returncode == 0
    write(fruit, "fruit", "# Fruit", "weight = 190", "print(weight)")
    assert "docs/fruit.ipynb:1: drift in cell 2" in fruit.press("check").stderr
    (fruit.root / "docs/fruit.ipynb").unlink()
    fruit.write("docs/other.out", "of somebody else")
    assert "removed docs/fruit.out" in fruit.press("accept").stdout
    assert (fruit.root / "docs/other.out").exists()


def test_a_notebook_is_a_test_and_is_counted(fruit: Course) -> None:
    fruit.press("accept")
    done = fruit.command(*PYTEST, "docs")
    assert "fruit.ipynb" in done.stdout and " passed" in done.stdout, done.stdout
    assert re.search(r"^ *1 snippets$", fruit.press("census").stdout, re.MULTILINE)
    assert "docs/fruit.ipynb" in fruit.press("report").stdout


PYTEST = (str(BIN / "pytest"), "-v", "-p", "no:cacheprovider")


def test_a_notebook_has_a_time_limit_and_says_which_cell_met_it(fruit: Course) -> None:
    write(fruit, "fruit", "# Fruit", "import time\ntime.sleep(60)")
    fruit.settings(seconds=1)
    said = fruit.problem()
    assert said.startswith("docs/fruit.ipynb: cell 1, line 2: took longer than 1 s")


def test_other_pages_embed_a_notebook_s_cells_and_ask_it_for_values(fruit: Course) -> None:
    fruit.write("docs/one.md", "# One\n\n`{fruit} weight + 1`\n\n[It](fruit.ipynb)")
    fruit.write("docs/index.md", "# Home")
    fruit.mkdocs()
    assert "151" in plain(page(fruit, "one"))
    assert 'href="fruit.html"' in page(fruit, "one")


# ------------------------------------------------------------------ what is wrong with one


def said_of(course: Course) -> str:
    try:
        return course.problem()
    except PressError as error:
        assert len(error.problems) == 1, error.problems
        return str(error)


def test_an_exception_is_named_with_its_cell_and_line(fruit: Course) -> None:
    write(fruit, "fruit", "# Fruit", "weight = 1", "#| alt: None\nx = 1\n\n1 / 0")
    said = said_of(fruit)
    assert said.startswith("docs/fruit.ipynb: cell 2, line 4: ZeroDivisionError: division by zero")
    assert "  >    4 1 / 0" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"cells": [\n  1,,]}', "docs/fruit.ipynb:2: it is no notebook of Jupyter's, but broken"),
        ("[]", "docs/fruit.ipynb: it is no notebook of Jupyter's: it doesn't say its `nbformat`"),
        (notebook("print(1)", nbformat=3), "docs/fruit.ipynb: its format is 3, and press reads 4"),
        (
            notebook(
                "print(1)",
                metadata={"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}},
            ),
            "docs/fruit.ipynb: its kernel runs r, and press runs Python",
        ),
        (
            notebook("print(1)", cells=[{"cell_type": "code", "metadata": {}}]),
            "docs/fruit.ipynb: it is no notebook of Jupyter's: ['cells'][0]",
        ),
        (notebook("# Only text"), "docs/fruit.ipynb: it has no code"),
        (
            notebook("# Fruit", "x = 1", "import os\n%matplotlib inline"),
            "docs/fruit.ipynb: cell 2, line 2: `%matplotlib inline` is for Jupyter alone",
        ),
        (
            notebook("# Fruit", "import os\n!pip install numpy"),
            "docs/fruit.ipynb: cell 1, line 2: `!pip install numpy` is for Jupyter alone",
        ),
        (
            notebook("# Fruit", "print(1)", "Text\n\nA formula: $\\frac{$."),
            "docs/fruit.ipynb: Markdown cell 2, line 3: no formula",
        ),
        (
            notebook("# Fruit", "#| atl: Bars.\nprint(1)"),
            "docs/fruit.ipynb: cell 1, line 1: unknown fence option 'atl'; did you mean 'alt'?",
        ),
        (
            notebook("# Fruit", "import matplotlib.pyplot as plt\nplt.plot([1, 2])"),
            "docs/fruit.ipynb: cell 1, line 1: figure 1 of this fence has no alt text",
        ),
        (
            notebook("# Fruit", "x = 1", "It is `{} y`."),
            "docs/fruit.ipynb: Markdown cell 2, line 1: docs/fruit.ipynb has no value `y`",
        ),
    ],
    ids=lambda value: value[:40] if value.startswith("docs") else "",
)
def test_a_bad_notebook_is_one_error_with_its_place(fruit: Course, text: str, said: str) -> None:
    fruit.write("docs/fruit.ipynb", text)
    assert said_of(fruit).startswith(said)


def test_two_files_that_would_be_one_page_are_named(fruit: Course) -> None:
    fruit.write("docs/fruit.md", "# Fruit")
    assert "docs/fruit.ipynb: another file is the page 'fruit.md' too" in said_of(fruit)


def test_mkdocs_jupyter_may_not_execute_what_press_executes(
    fruit: Course, caplog: pytest.LogCaptureFixture
) -> None:
    fruit.write(
        "mkdocs.yml", JUPYTER.replace("mkdocs-jupyter,", "mkdocs-jupyter: {execute: true},")
    )
    with pytest.raises(Abort):
        fruit.mkdocs()
    assert "press executes notebooks, mkdocs-jupyter renders them" in caplog.text


def test_without_mkdocs_jupyter_a_notebook_is_a_file_like_others(fruit: Course) -> None:
    fruit.write("mkdocs.yml", MKDOCS)
    fruit.write("docs/index.md", "# Home")
    assert not load_book(load_project(fruit.root)).works
    fruit.mkdocs()
    assert "of another day" in (fruit.root / "site/fruit.ipynb").read_text()


def test_what_mkdocs_jupyter_ignores_is_left_alone(fruit: Course) -> None:
    ignores = "mkdocs-jupyter: {ignore: ['fruit.ipynb']},"
    fruit.write("mkdocs.yml", JUPYTER.replace("mkdocs-jupyter,", ignores))
    assert not load_book(load_project(fruit.root)).works


# ------------------------------------------------------------------ while it is served


def test_an_edited_notebook_is_served_anew(cold: Course) -> None:
    cold.write("mkdocs.yml", JUPYTER)
    cold.write("docs/index.md", "# Home")
    write(cold, "fruit", "# Fruit", "print(6 * 7)")
    with served(cold) as get:
        wait_for(get, "fruit.html", "42", seconds=120)
        write(cold, "fruit", "# Fruit", "print(6 * 8)")
        wait_for(get, "fruit.html", "48", seconds=120)
        write(cold, "fruit", "# Fruit", "x = 1", "1 / 0")
        wait_for(get, "fruit.html", "cell 2, line 1: ZeroDivisionError", seconds=120)
