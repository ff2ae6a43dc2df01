"""The gallery: every figure of a book, each with the way to its cell."""

import re

import pytest

from press.testing import MKDOCS, Course

NAV = "nav:\n  - index.md\n  - Lines: [a.md]\n  - Part:\n      - Deep: part/b.md\n  - x/all.md\n"


@pytest.fixture
def book(course: Course) -> Course:
    course.write("mkdocs.yml", MKDOCS + NAV + "validation: {anchors: warn}\n")
    course.write("docs/index.md", "# Home\n\nWords.")
    course.write("docs/x/all.md", "# All\n\n<!-- press:gallery -->\n\nEnd.")
    line = "import matplotlib.pyplot as plt\nplt.plot([1, 2])"
    course.snippet("a", line, 'alt="A <thin> line" caption="It rises."')
    course.write("snippets/b.py", f"# %% two\n{line}\nplt.figure()\nplt.plot([3, 1])")
    fence = '``` {.python alt="Up" alt2="Down"}\n--8<-- "b.py"\n```'
    course.write("docs/part/b.md", f"# B\n\n{fence}")
    return course


def shown(book: Course, page: str = "x/all.html") -> list[tuple[str, str]]:
    """The address and the alt text of each picture, which is there."""
    html = (book.root / "site" / page).read_text("utf-8")
    found = re.findall(r'<img loading="lazy"[^>]* src="([^"]*)" alt="([^"]*)">', html)
    for source, _ in found:
        assert ((book.root / "site" / page).parent / source).is_file(), source
    return found


@pytest.mark.parametrize("directories", ["false", "true"])
def test_a_gallery_shows_every_figure_in_reading_order(book: Course, directories: str) -> None:
    settings = MKDOCS.replace("urls: false", f"urls: {directories}")
    book.write("mkdocs.yml", settings + NAV)
    book.mkdocs()
    pictures = shown(book, "x/all.html" if directories == "false" else "x/all/index.html")
    assert [alt for _, alt in pictures] == ["A &lt;thin&gt; line", "Up", "Down"]


def test_each_figure_leads_to_its_cell_under_the_heading_of_its_part(book: Course) -> None:
    """`mkdocs build --strict` checks each link with its anchor."""
    book.mkdocs()
    html = (book.root / "site/x/all.html").read_text("utf-8")
    order = ['id="lines"', 'href="../a.html#cell-a-main"', 'id="part"', "../part/b.html#cell-b-two"]
    places = [html.index(each) for each in order]
    assert places == sorted(places)
    assert '<a href="../part/b.html#cell-b-two">Deep</a>' in html
    assert "<span>It rises.</span>" in html


def test_a_gallery_as_markdown_has_the_pictures_too(book: Course) -> None:
    book.mkdocs()
    text = (book.root / "site/x/all.md").read_text("utf-8")
    assert "- ![A <thin> line](../a-figure-1.svg) [a](../a.md#cell-a-main)" in text


def test_a_gallery_follows_the_figures_of_other_pages(book: Course) -> None:
    book.mkdocs()
    book.snippet("a", "print(1)")
    book.mkdocs()
    assert [alt for _, alt in shown(book)] == ["Up", "Down"]
