"""Two editions of the data: what a page says of the one that it was made from."""

import pytest

from press.datasets import use
from press.page.edition import notice
from press.testing import Course, plain

READS = "print(open('data/fruit.csv').read())"
ONE = '# Fruit\n\n```python\n--8<-- "one.py"\n```\n'


@pytest.fixture
def fruit(course: Course) -> Course:
    """A page that reads one of two data sets, of which only the stand-ins are there."""
    course.dataset("fruit", real="9\n", standin="1\n")
    course.dataset("trees", real="8\n", standin="2\n")
    course.snippet("one", READS)
    return course


# A stand-in says so


def test_a_page_that_reads_drawn_data_says_so_under_its_title(fruit: Course) -> None:
    html = fruit.html(ONE)
    title, _, below = html.partition("</h1>")
    assert title == "<h1>Fruit"
    assert below.startswith('<div class="press-drawn" role="note"')
    said = plain(below.partition("</div>")[0])
    assert said.startswith("Drawn data: a program made what is read here in place of About fruit ")
    assert "press data fetch" in said
    assert '<a href="https://example.org/fruit">About fruit</a>' in below
    assert "trees" not in below


def test_a_page_without_a_title_begins_with_what_it_says_of_its_data(fruit: Course) -> None:
    assert fruit.html(ONE.removeprefix("# Fruit")).startswith('<div class="press-drawn"')


def test_a_page_that_was_made_from_the_real_file_or_from_none_has_no_such_notice(
    fruit: Course,
) -> None:
    fruit.snippet("two", "print(2)")
    assert "press-drawn" not in fruit.html('# Two\n\n```python\n--8<-- "two.py"\n```\n')
    use(fruit.root / "data", fruit.root / "real")
    assert "press-drawn" not in fruit.html(ONE)


def test_of_two_data_sets_only_those_that_were_drawn_are_named(fruit: Course) -> None:
    fruit.snippet("both", READS + "\nprint(open('data/trees.csv').read())")
    (fruit.root / "real/trees.csv").unlink()
    use(fruit.root / "data", fruit.root / "real")
    below = fruit.html('# Both\n\n```python\n--8<-- "both.py"\n```\n')
    assert "About trees</a>" in below
    assert "About fruit" not in below


def test_the_same_sentence_is_there_for_who_writes_no_page(fruit: Course) -> None:
    build = fruit.build()
    said = notice([build.results["snippets/one.py"]], build)
    assert said.startswith("**Drawn data:** ")
    assert "[About fruit](https://example.org/fruit)" in said
    assert "\n" not in said
    assert notice([], build) == ""
