"""Labs: one file that is code, page and notebook."""

from pathlib import Path

import nbformat
import pytest

from press.testing import BIN, MKDOCS, Course, rerun

LAB = '''
"""Which fruit is heavy?"""

# %% [markdown]
# # Fruit
#
# We weigh `{} len(weights)` fruits. See [another page](one.md).
#
# !!! note "Weights"
#     In grams, `{} max(weights)` at most.

# %% weigh
weights = [150, 180]
print(sum(weights))

# %% mean
sum(weights) / len(weights)

# %% draw alt="Two bars, 150 and 180." caption="The weights" id="bars"
import matplotlib.pyplot as plt

plt.bar(["apple", "pear"], weights)

# %% [markdown]
# [](#bars) shows both.

# %% check tags=["hidden"]
assert len(weights) == 2
'''


@pytest.fixture
def site(course: Course) -> Course:
    course.write("mkdocs.yml", MKDOCS)
    course.write("docs/labs/fruit.py", LAB)
    course.write("docs/labs/one.md", "# One")
    course.write("docs/index.md", "# Home\n\n[Fruit](labs/fruit.md)")
    return course


def page(course: Course) -> str:
    course.mkdocs()
    return (course.root / "site/labs/fruit.html").read_text()


def downloaded(course: Course) -> nbformat.NotebookNode:
    text = (course.root / "site/labs/fruit.ipynb").read_text()
    made = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(made)
    return made


def test_a_notebook_has_the_same_bytes_whether_its_lab_ran_or_was_looked_up(site: Course) -> None:
    page(site)
    ran = (site.root / "site/labs/fruit.ipynb").read_bytes()
    page(site)
    assert (site.root / "site/labs/fruit.ipynb").read_bytes() == ran


def test_a_lab_is_a_page_like_any_other(site: Course) -> None:
    html = page(site)
    assert '<h1 id="fruit">Fruit' in html
    assert 'We weigh <span class="press-value">2</span> fruits' in html
    assert 'href="one.html"' in html
    assert '<p class="admonition-title">Weights</p>' in html
    assert ">330\n" in html or ">330<" in html
    assert ">165.0<" in html
    assert 'aria-label="Two bars, 150 and 180."' in html
    assert '<a href="#bars">Figure 1</a> shows both' in html
    assert "assert len" not in html
    assert '<meta name="description" content="Which fruit is heavy?">' in html


def test_the_executed_notebook_and_the_file_can_be_downloaded(site: Course) -> None:
    html = page(site)
    assert 'href="fruit.ipynb"' in html and 'href="fruit.py"' in html
    assert "# We weigh 2 fruits." in (site.root / "site/labs/fruit.py").read_text()
    head, install, *cells = downloaded(site).cells
    assert "to run and to change" in head.source
    assert install.source.startswith("# %pip install ")
    assert [cell.cell_type for cell in cells] == ["markdown", "code", "code", "code", "markdown"]
    assert "We weigh 2 fruits. See [another page](one.html)." in cells[0].source
    assert "> **Weights**\n>\n> In grams, 180 at most." in cells[0].source
    assert cells[1].outputs[0].text == "330\n"
    assert cells[3].outputs[0].metadata["image/svg+xml"].alt == "Two bars, 150 and 180."
    assert cells[4].source == "*Figure 1. The weights*\n\nFigure 1 shows both."


def test_the_notebook_runs_in_jupyter_and_shows_the_same(site: Course, tmp_path: Path) -> None:
    page(site)
    made = downloaded(site)
    assert rerun(nbformat.writes(made), tmp_path) == []


def test_new_prose_does_not_run_a_lab_again_and_new_code_does(site: Course) -> None:
    assert site.ran() == {"docs/labs/fruit"}
    file = site.root / "docs/labs/fruit.py"
    file.write_text(file.read_text().replace("We weigh", "Let us weigh"))
    assert site.ran() == set()
    file.write_text(file.read_text().replace("print(sum", "print(2 * sum"))
    assert site.ran() == {"docs/labs/fruit"}


PROBLEMS = {
    "a figure without alt text": ('alt="Two bars, 150 and 180." ', "", "fruit.py:18: figure 1"),
    "code in a Markdown cell": ("# [](#bars)", "x = 1 #", "fruit.py:24: code in a Markdown cell"),
    "an unknown option": ("caption=", "captain=", "fruit.py:18: unknown fence option 'captain'"),
    "an unknown value": ("len(weights)`", "len(wigths)`", "fruit.py:6: docs/labs/fruit.py has no"),
    "a failing cell": ("print(sum", "print(som", "fruit.py:13: NameError: name 'som'"),
    "two cells of one name": ("# %% mean", "# %% weigh", "fruit.py:15: a second cell named"),
}


@pytest.mark.parametrize(("old", "new", "said"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_is_wrong_is_said_with_its_line(site: Course, old: str, new: str, said: str) -> None:
    text = LAB.replace(old, new)
    assert text != LAB
    site.write("docs/labs/fruit.py", text)
    assert said in "\n".join(map(str, site.build().problems))


def test_a_lab_is_a_test_and_has_accepted_output(site: Course) -> None:
    assert site.press("accept", "docs/labs/fruit.py").returncode == 0
    assert "330" in (site.root / "docs/labs/fruit.out").read_text()
    done = site.command(str(BIN / "pytest"), "-q", "docs/labs/fruit.py", "--import-mode=importlib")
    assert "1 passed" in done.stdout, done.stdout
    site.write("docs/labs/fruit.py", LAB.replace("150, 180", "150, 181"))
    done = site.command(str(BIN / "pytest"), "-q", "docs/labs/fruit.py", "--import-mode=importlib")
    assert "330 → 331" in done.stdout, done.stdout
