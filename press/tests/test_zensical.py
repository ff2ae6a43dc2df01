"""Zensical shows what MkDocs shows, page for page, from one run of the book."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from press.testing import BIN, MKDOCS, Course, plain, running, served, wait, wait_for
from press.tests.test_jupyter import FRUIT, JUPYTER, write
from press.tests.test_jupyter import LAB as WEIGH

pytest.importorskip("zensical", reason="Zensical isn't installed: pip install 'press[zensical]'")

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
CHAPTER = """
# Chapter

The sum is `{sums} total`, which [](#line) shows, $x^2$ and a [word](words.md#word).

``` {.python alt="A line." caption="A line that rises" #line}
--8<-- "sums.py:plot"
```

!!! note "In a note"

    ```python
    --8<-- "sums.py:add"
    ```

=== "One"

    ```python
    --8<-- "sums.py:table"
    ```

=== "Two"

    - in a list

        ``` {.python raises="ValueError"}
        --8<-- "wrong.py"
        ```

```python
x = 20
print("own", x + 1)
```

Own is `{} x * 2`; see the [lab](labs/fruit.md).

/// edition | stand-in

As drawn: `{reads} fruit`.

///

/// edition | real

In truth.

///

```python
--8<-- "reads.py"
```
"""
SUMS = """
# %% add
import numpy as np

total = np.arange(5).sum()
print("total", total)

# %% table
import pandas as pd

pd.DataFrame({"a": [1, 2]})

# %% plot
import matplotlib.pyplot as plt

_ = plt.plot([1, 2, 4])
"""
LAB = '''
"""Fruit, counted."""

# %% [markdown]
# # Fruit
#
# There are `{} count` of them, as the [chapter](../index.md) says.

# %% count
count = 3 + 4
print("fruit", count)
'''


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A book with all that a chapter may hold, built by MkDocs and then by Zensical."""
    course = Course(tmp_path_factory.mktemp("book"))
    course.write("mkdocs.yml", MKDOCS)
    course.settings(glossary="docs/words.md")
    course.write("docs/index.md", CHAPTER)
    course.write("docs/words.md", "# Words\n\n### Word\n\nWhat a page is made of.")
    course.write("docs/labs/fruit.py", LAB)
    course.write("snippets/sums.py", SUMS)
    course.dataset("fruit", real="9\n", standin="7\n")
    course.write("snippets/reads.py", "# %% main\nfruit = int(open('data/fruit.csv').read())")
    course.write("snippets/wrong.py", "# %% main\nraise ValueError('wrong on purpose')")
    course.mkdocs()
    (course.root / "site").rename(course.root / "mkdocs-site")
    built(course, "--strict")
    return course


@pytest.fixture
def small(cold: Course) -> Course:
    cold.write("mkdocs.yml", MKDOCS)
    cold.write("docs/index.md", "# Home\n\nIt is `{one} y`.")
    cold.snippet("one", "y = 2 + 3\nprint('from', y)")
    return cold


def built(course: Course, *options: str) -> None:
    done = course.press("zensical", "build", *options)
    assert done.returncode == 0, done.stdout + done.stderr


def articles(course: Course, name: str = "site") -> Iterator[tuple[str, str]]:
    site = course.root / name
    for file in sorted(site.rglob("*.html")):
        if found := ARTICLE.search(file.read_text()):
            yield file.relative_to(site).as_posix(), found[0]


def words(article: str) -> str:
    """What a reader reads: spaces between tags come and go with the colors of code."""
    return re.sub(r"\s+", "", plain(article))


def test_both_builders_say_the_same_on_every_page(book: Course) -> None:
    expected, found = dict(articles(book, "mkdocs-site")), dict(articles(book))
    pages = {"index.html", "words.html", "labs/fruit.html"}
    assert pages <= set(found)
    assert {page: words(found[page]) for page in pages} == {
        page: words(expected[page]) for page in pages
    }
    assert words(found["index.html"]).count("total10") == 1


def test_values_figures_links_and_tooltips_are_in_place(book: Course) -> None:
    html = dict(articles(book))["index.html"]
    assert '<span class="press-value">10</span>' in html
    assert '<figure class="press-figure" id="line"><svg role="img" aria-label="A line."' in html
    assert '<a href="#line">Figure 1</a>' in html
    assert "ValueError: wrong on purpose" in html
    assert "<math" in html
    assert 'title="What a page is made of."' in html
    links = re.findall(r'<a href="([^"#]*)(?:#word)?"', html)
    assert any(link.endswith("labs/fruit.html") for link in links)
    for page, article in articles(book):
        for link in re.findall(r'<a[^>]* href="([^":#]+)["#]', article):
            assert (book.root / "site" / page).parent.joinpath(link).resolve().is_file(), link


def test_both_say_that_data_were_drawn_and_what_is_of_that_edition(book: Course) -> None:
    for site in ("site", "mkdocs-site"):
        html = dict(articles(book, site))["index.html"]
        assert re.search(r"</h1>\s*<div class=.press-drawn. role=.note.", html), site
        assert 'As drawn: <span class="press-value">7</span>.' in html
        assert "In truth." not in html
        assert "///" not in html


@pytest.mark.parametrize("place", ["llms.txt", "index.md", "labs/fruit.md", "index-figure-1.svg"])
def test_both_put_pages_as_markdown_and_figures_beside_them(book: Course, place: str) -> None:
    made = (book.root / "site" / place).read_bytes()
    assert made == (book.root / "mkdocs-site" / place).read_bytes() != b""


def test_a_page_leads_to_itself_as_markdown(book: Course) -> None:
    for folder in ("site", "mkdocs-site"):
        html = (book.root / folder / "labs/fruit.html").read_text()
        assert '<a href="fruit.md">This page as Markdown</a>' in html


NOTEBOOKS = """
nav:
  - index.md
  - Part:
      - Our fruit: more/fruit.ipynb
      - labs/weigh.md
"""
LEADING = """
# Home

## First

[How](more/fruit.ipynb#how-they-weigh), [the bars](more/fruit.ipynb#bars), [all](more/fruit.ipynb).

<!-- press:gallery -->
"""


def test_a_notebook_is_a_page_to_which_contents_and_links_lead_as_under_mkdocs(
    tmp_path: Path,
) -> None:
    course = Course(tmp_path)
    course.write("mkdocs.yml", JUPYTER + NOTEBOOKS)
    course.write("docs/index.md", LEADING)
    cells = [cell.replace("index.md", "../index.md") for cell in FRUIT]
    cells[2] += "\n\n\\begin{align}\na &= b\n\\end{align}"
    write(course, "more/fruit", *cells)
    course.write("docs/labs/weigh.py", WEIGH.replace("../fruit", "../more/fruit"))
    course.mkdocs()
    (course.root / "site").rename(course.root / "mkdocs-site")
    built(course, "--strict")
    expected, found = dict(articles(course, "mkdocs-site")), dict(articles(course))
    assert set(found) == expected.keys() - {"labs/weigh-notebook.html"}
    for page, article in found.items():
        assert led(article) == led(expected[page]), page
        assert article.count("<math") == expected[page].count("<math"), page
    fruit = (course.root / "site/more/fruit.html").read_text()
    led_to = [at for page in ("index.html", "labs/weigh.html") for at in led(found[page])]
    anchors = {anchor for page, anchor in led_to if page.endswith("more/fruit.html") and anchor}
    assert anchors >= {"how-they-weigh", "bars", "fruit-of-x2"}
    assert [anchor for anchor in anchors if f' id="{anchor}"' not in fruit] == []
    assert '<a href="#how-they-weigh">below</a>' in fruit  # in Jupyter, #How-they-Weigh
    assert "330 &lt;g&gt;" in fruit and "of another day" not in fruit
    home = (course.root / "site/index.html").read_text()
    entries = re.findall(r'href="(?:\./)?more/fruit.html" class="md-nav.*?</a>', home, re.DOTALL)
    assert entries and all("Our fruit" in plain(f"<a {entry}") for entry in entries)
    assert "of another day" not in (course.root / "site/more/fruit.ipynb").read_text()


def led(article: str) -> list[tuple[str, str]]:
    """Where the text of a page leads, apart from its headings and from a lab's other page."""
    links = re.findall(r'<a (?![^>]*headerlink)[^>]*?href="([^":#]*)#?([^":]*)"', article)
    return [(page, anchor) for page, anchor in links if not page.endswith("-notebook.html")]


def test_nothing_of_a_page_that_the_site_leaves_out_lies_in_it(tmp_path: Path) -> None:
    course = Course(tmp_path)
    left_out = "exclude_docs: |\n  /notes/\n  /labs/secret.md\n  *.draft.ipynb\n"
    course.write("mkdocs.yml", JUPYTER + left_out)
    course.write("docs/index.md", "# Home")
    course.dataset("grain", real="1\n", standin="4\n")
    course.settings(data_aside=["standin"])
    course.write("snippets/secret.py", "# %% main\nprint(open('data/grain.csv').read())")
    course.write("docs/notes/secret.md", '# S\n\n```python\n--8<-- "secret.py"\n```')
    course.write("docs/labs/secret.py", LAB.replace("[chapter](../index.md)", "chapter"))
    write(course, "secret.draft", "# Fruit", "print(1)")
    built(course, "--strict")
    names = {file.name for file in (course.root / "site").rglob("*") if file.is_file()}
    assert {"index.html", "llms.txt"} <= names
    assert not [name for name in names if "secret" in name or "grain" in name]


def test_what_moved_is_a_page_and_a_feed(small: Course) -> None:
    small.write("mkdocs.yml", f"{MKDOCS}\nsite_url: https://example.org/book/\n")
    small.write("docs/moved.md", "# What moved\n\n<!-- press:changes -->")
    assert small.press("accept").returncode == 0
    accepted = small.root / "snippets/one.out"
    then = re.sub(r"Python [\d.]+", "Python 3.9.1", accepted.read_text())
    accepted.write_text(then.replace("from 5", "from 4"))
    assert small.press("accept").returncode == 0
    built(small, "--strict")
    page = (small.root / "site/moved.html").read_text("utf-8")
    assert ">one: main</a>" in page
    assert '<a href="moved.xml">Atom feed</a>' in page
    feed = (small.root / "site/moved.xml").read_text("utf-8")
    assert "https://example.org/book/one.html#cell-one-main" in feed


def test_a_lab_has_its_page_its_notebook_and_its_code(book: Course) -> None:
    html = (book.root / "site/labs/fruit.html").read_text()
    assert '<a download href="fruit.ipynb">' in html
    assert 'content="Fruit, counted."' in html
    lab = json.loads((book.root / "site/labs/fruit.ipynb").read_text())
    shown = [output for cell in lab["cells"] for output in cell.get("outputs", [])]
    assert shown[0]["text"] == "fruit 7\n"
    assert (book.root / "site/labs/fruit.py").is_file()


def test_the_site_brings_press_s_styles_and_script_once(book: Course, small: Course) -> None:
    assert (book.root / "site/assets/stylesheets/press.css").is_file()
    listed = "extra_css: [assets/stylesheets/press.css]\n"
    listed += "extra_javascript: [assets/javascripts/press.js]\n"
    small.write("mkdocs.yml", MKDOCS + listed)
    built(small)
    for course in (book, small):
        assert (course.root / "site/assets/javascripts/press.js").is_file()
        page = (course.root / "site/index.html").read_text()
        assert page.count("assets/stylesheets/press.css") == 1
        assert page.count("assets/javascripts/press.js") == 1


def test_the_book_runs_once_however_many_pages_there_are(small: Course) -> None:
    for number in range(5):
        small.write(f"docs/page{number}.md", f'# Page\n\n```python\n--8<-- "{number}.py"\n```')
        small.write(f"snippets/{number}.py", f"# %% main\nprint({number})")
    done = small.press("zensical", "build")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("press: running ") == 1
    assert done.stderr.count("press: snippets/") == 6
    again = small.press("zensical", "build")
    assert again.returncode == 0
    assert "press: " not in again.stderr


def test_a_page_follows_its_snippet_and_goes_with_its_file(small: Course) -> None:
    """Zensical by itself keeps what it rendered while the text of a page is the same."""
    small.write("docs/more/old.md", "# Old")
    built(small, "--site-dir", "elsewhere/site")
    (small.root / "elsewhere/site").rename(small.root / "site")
    assert (small.root / "site/more/old.html").is_file()
    small.write("snippets/one.py", "# %% main\ny = 6\nprint('from', y)")
    (small.root / "docs/more/old.md").unlink()
    built(small)
    assert '<span class="press-value">6</span>' in (small.root / "site/index.html").read_text()
    assert not (small.root / "site/more/old.html").exists()


def test_a_failing_snippet_ends_the_build_and_leaves_the_site(small: Course) -> None:
    built(small)
    before = small.tree()
    fault = "# %% main\ny = 1 / 0"
    small.write("snippets/one.py", fault)
    done = small.press("zensical", "build")
    assert done.returncode == 1
    assert "docs/one.md:5: snippets/one.py:2 (main): ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr
    after = small.tree()
    assert after.pop("snippets/one.py").decode().strip() == fault
    assert {name: before[name] for name in after} == after


def test_text_that_no_file_holds_ends_the_build_and_makes_no_site(small: Course) -> None:
    small.write("terms.md", "```python\nprint(9)\n```")
    glossary = "  - pymdownx.snippets: {auto_append: [terms.md], check_paths: true}\n"
    small.write("mkdocs.yml", MKDOCS + glossary)
    done = small.press("zensical", "build")
    assert done.returncode == 1
    assert "docs/index.md: the Python fence `print(9)` is not in the file" in done.stderr
    assert "docs/one.md: the Python fence" in done.stderr  # all of it in one go
    assert not (small.root / "site").exists()


def test_zensical_by_itself_makes_no_page_that_could_be_silent(small: Course) -> None:
    done = small.command(str(BIN / "zensical"), "build")
    assert done.returncode != 0
    assert "use `press zensical`" in done.stdout + done.stderr
    assert not list((small.root / "site").rglob("one.html"))


def test_a_strict_build_ends_where_zensical_warns(small: Course) -> None:
    small.write("docs/index.md", "# Home\n\nSee [nothing](nothing.md), `{one} y`.")
    done = small.press("zensical", "build", "--strict", env={"NO_COLOR": "1"})
    assert done.returncode == 1
    assert "page does not exist" in done.stderr
    assert not (small.root / "site").exists()
    built(small)


def test_a_book_without_mkdocs_yml_and_one_that_is_wrong_are_a_line_each(small: Course) -> None:
    small.write("mkdocs.yml", "site_name: [")
    wrong = small.press("zensical", "build")
    (small.root / "mkdocs.yml").unlink()
    missing = small.press("zensical", "build")
    assert (wrong.returncode, missing.returncode) == (1, 1)
    assert wrong.stderr.startswith("mkdocs.yml: Zensical can't use it")
    assert missing.stderr == "mkdocs.yml: is not there; Zensical builds what it describes\n"


def test_a_zensical_that_is_missing_is_a_line_that_says_how_it_is_had(small: Course) -> None:
    small.write("none/zensical.py", "raise ModuleNotFoundError(name='zensical.config')")
    done = small.press("zensical", "build", env={"PYTHONPATH": str(small.root / "none")})
    said = "press zensical: zensical is not installed; pip install 'worked-press[zensical]'\n"
    assert (done.returncode, done.stderr) == (1, said)


HOOK = """
def press_html(html, page, build):
    count = len(build.results)
    return html.replace("HERE", f"{page} of a book of {count}")


def press_files():
    return {"assets/of-a-hook.txt": b"made"}
"""


def test_hooks_and_themes_of_the_book_lie_where_its_settings_say(small: Course) -> None:
    small.write("hooks/count.py", HOOK)
    small.write("docs/index.md", "# Home\n\nThis is HERE, `{one} y`.")
    small.write("theme/main.html", '{% extends "base.html" %}{% block footer %}Mine.{% endblock %}')
    theme = "theme: {name: material, font: false, custom_dir: theme}"
    themed = MKDOCS.replace("theme: {name: material, font: false}", theme)
    small.write("mkdocs.yml", themed + "hooks: [hooks/count.py]\n")
    built(small)
    html = (small.root / "site/index.html").read_text()
    assert "This is docs/index.md of a book of 1" in html
    assert "Mine." in html
    assert (small.root / "site/assets/of-a-hook.txt").read_bytes() == b"made"
    small.write("mkdocs.yml", MKDOCS + "hooks: [hooks/gone.py]\n")
    done = small.press("zensical", "build")
    assert (done.returncode, done.stderr) == (
        1,
        "mkdocs.yml: the hook hooks/gone.py is not there\n",
    )


def test_serve_follows_snippets_pages_and_failures(small: Course, tmp_path: Path) -> None:
    with served(small, ("press", "zensical", "serve")) as get:
        wait_for(get, "index.html", 'press-value">5<')
        small.write("snippets/one.py", "# %% main\ny = 6\nprint('from', y)")
        wait_for(get, "index.html", 'press-value">6<')
        small.write("docs/index.md", "# Home\n\nNow it is `{one} y`.")
        wait_for(get, "index.html", r"Now it is .*>6<")
        small.write("snippets/one.py", "# %% main\ny = 1 / 0")
        assert "ZeroDivisionError" in wait_for(get, "one.html", "press-failure")
        small.write("snippets/one.py", "# %% main\ny = 7")
        wait_for(get, "index.html", r"Now it is .*>7<")
        assert "press-failure" not in get("one.html")
    assert wait(lambda: not running(tmp_path))
