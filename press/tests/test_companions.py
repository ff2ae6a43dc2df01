"""Beside each page lies the same as Markdown, with what its code showed; llms.txt lists them."""

import json
import re
from zipfile import ZipFile

import pytest
from PIL import Image

from press.page import companions, head
from press.testing import MKDOCS, Course

NAV = """
site_description: What it is about.
nav:
  - index.md
  - A part:
      - Sums: part/sums.md
"""
PAGE = """\
---
description: How to add.
---

# Sums

The sum is `{sums} total:.1f`, as [](#line) shows, and [home](../index.md) says.

```python
--8<-- "sums.py:add"
```

- In a list:

    ``` {.python alt="A [rising] line" caption="It rises." #line}
    --8<-- "sums.py:plot"
    ```

``` {.python raises="ZeroDivisionError"}
--8<-- "sums.py:fail"
```

```python norun="an example"
open("gone")
```

``` {.python show="output"}
--8<-- "sums.py:quiet"
```
"""
CODE = """\
# %% add
import pandas as pd
import matplotlib.pyplot as plt
total = 1 + 2
print(f"{total} ```")
pd.DataFrame({"a": [7]})

# %% plot
plt.plot([1, 2])

# %% quiet
print("said")

# %% fail
1 / 0
"""

PAIRS = """\
# %% setup
import matplotlib.pyplot as plt

# %% two
for end in (1, 2):
    plt.figure()
    plt.plot([0, end])

# %% last
plt.plot([3, 4])
"""


@pytest.fixture
def book(course: Course) -> Course:
    course.write("mkdocs.yml", MKDOCS + NAV)
    course.write("docs/index.md", "# Home\n\nWords.")
    course.write("docs/part/sums.md", PAGE)
    course.write("snippets/sums.py", CODE)
    return course


def site(book: Course, place: str) -> str:
    return (book.root / "site" / place).read_text("utf-8")


def test_a_page_as_markdown_has_its_code_outputs_and_values(book: Course) -> None:
    book.mkdocs()
    text = site(book, "part/sums.md")
    assert text.startswith("# Sums\n\nThe sum is 3.0, as Figure 1 shows, and [home](../index.md)")
    assert "total = 1 + 2" in text
    assert "````text\n3 ```\n````" in text  # the fence is longer than any in it
    assert "   a\n0  7" in text
    assert "    ![A (rising) line](sums-figure-1.svg)\n\n    Figure 1. It rises.\n" in text
    assert "```text\nZeroDivisionError: division by zero\n```" in text
    assert '```python\nopen("gone")\n```' in text
    assert "```text\nsaid\n```" in text and 'print("said")' not in text
    assert "--8<--" not in text and "{.python" not in text


def test_figures_in_markdown_have_the_numbers_of_the_page(book: Course) -> None:
    book.write("snippets/pairs.py", PAIRS)
    (book.root / "snippets/sums.py").unlink()
    options = 'alt="A" alt2="B" caption="First" caption2="Second"'
    pairs = f'``` {{.python {options}}}\n--8<-- "pairs.py:two"\n```\n'
    last = '``` {.python alt="C" caption="Third" #third}\n--8<-- "pairs.py:last"\n```\n'
    book.write("docs/part/sums.md", f"# Pairs\n\nSee [](#third).\n\n{pairs}\n{last}")
    book.mkdocs()
    text = site(book, "part/sums.md")
    for words in ("See Figure 3.", "Figure 2. Second", "Figure 3. Third"):
        assert words in text
    page = site(book, "part/sums.html")
    assert ">Figure 3</a>" in page and "<b>Figure 3.</b> Third" in page


def test_a_figure_is_a_file_that_stands_alone(book: Course) -> None:
    book.mkdocs()
    svg = site(book, "part/sums-figure-1.svg")
    assert svg.startswith("<svg ") and 'xmlns="http://www.w3.org/2000/svg"' in svg
    assert "prefers-color-scheme" in svg


@pytest.mark.parametrize("directories", ["false", "true"])
def test_a_page_leads_to_its_markdown_in_its_head_and_at_its_foot(
    book: Course, directories: str
) -> None:
    settings = MKDOCS.replace("urls: false", f"urls: {directories}")
    book.write("mkdocs.yml", settings + NAV)
    book.mkdocs()
    page = "part/sums.html" if directories == "false" else "part/sums/index.html"
    html = site(book, page)
    link = re.search(r'<link rel="alternate " type="text/markdown" href="(.*?)">', html)
    assert link
    assert f'<a href="{link[1]}">This page as Markdown</a>' in html
    target = (book.root / "site" / page).parent / link[1]
    assert target.read_text("utf-8").startswith("# Sums")


def test_llms_txt_lists_the_pages_by_part_with_what_they_are_about(book: Course) -> None:
    book.mkdocs()
    text = site(book, "llms.txt")
    assert text.startswith("# A course\n\n> What it is about.\n")
    assert "## Pages\n\n- [Home](index.md)\n" in text
    assert "## A part\n\n- [Sums](part/sums.md): How to add.\n" in text
    book.write("mkdocs.yml", MKDOCS + NAV + "site_url: https://example.org/book/\n")
    book.mkdocs()
    assert "[Sums](https://example.org/book/part/sums.md)" in site(book, "llms.txt")


def test_a_lab_is_to_be_had_as_markdown_too(book: Course) -> None:
    lab = '"""A study."""\n\n# %% [markdown]\n# # Study\n#\n# Words.\n\n# %% one\nprint(40 + 2)\n'
    book.write("docs/labs/study.py", lab)
    book.mkdocs()
    text = site(book, "labs/study.md")
    assert text.startswith("# Study\n") and "```text\n42\n```" in text
    assert "- [Study](labs/study.md): A study." in site(book, "llms.txt")


def test_a_page_that_is_gone_leaves_no_markdown_behind(book: Course) -> None:
    book.mkdocs()
    (book.root / "docs/part/sums.md").unlink()
    (book.root / "snippets/sums.py").unlink()
    book.write("mkdocs.yml", MKDOCS)
    book.mkdocs()
    assert not (book.root / "site/part").exists()


def told(html: str) -> dict[str, str]:
    pairs = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="(.*?)">', html)
    return dict(pairs)


def test_a_page_with_an_address_has_a_card_that_shows_its_first_figure(book: Course) -> None:
    book.write("mkdocs.yml", MKDOCS + NAV + "site_url: https://example.org/book/\n")
    book.mkdocs()
    sums, home = told(site(book, "part/sums.html")), told(site(book, "index.html"))
    assert sums["og:title"] == "Sums"
    assert sums["og:description"] == "How to add."
    assert sums["og:site_name"] == "A course"
    assert sums["og:url"] == "https://example.org/book/part/sums.html"
    assert sums["og:image"] == "https://example.org/book/part/sums-card.png"
    assert sums["og:image:alt"] == "A [rising] line"
    assert sums["twitter:card"] == "summary_large_image"
    assert home["og:description"] == "What it is about."
    cards = [Image.open(book.root / f"site/{page}-card.png") for page in ("part/sums", "index")]
    assert [card.size for card in cards] == [(1200, 630), (1200, 630)]
    blue = (59, 125, 216)  # the line's color
    shows = [blue in {color[1][:3] for color in card.getcolors(2**20)} for card in cards]
    assert shows == [True, False]
    assert '<link rel="canonical" href="https://example.org/book/part/sums.html">' in site(
        book, "part/sums.html"
    )
    assert "<loc>https://example.org/book/part/sums.html</loc>" in site(book, "sitemap.xml")


def test_a_card_is_drawn_once_while_its_page_stays_the_same(
    book: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(companions, "drawn", lambda svg: drawn.append(svg) or b"pixels")
    book.write("mkdocs.yml", MKDOCS + NAV + "site_url: https://example.org/book/\n")
    book.mkdocs()
    assert len(drawn) == 2
    book.mkdocs()
    assert len(drawn) == 2
    book.write("docs/index.md", "# House & home\n\nWords.")
    book.mkdocs()
    assert len(drawn) == 3
    assert "House &amp; home" in drawn[-1]


def test_without_an_address_a_page_has_no_card(book: Course) -> None:
    book.mkdocs()
    assert told(site(book, "part/sums.html")) == {}
    assert not list((book.root / "site").rglob("*-card.png"))


def test_without_what_draws_pixels_a_card_has_words_alone(
    book: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (companions, head):
        monkeypatch.setattr(module, "can_draw", lambda: False)
    book.write("mkdocs.yml", MKDOCS + NAV + "site_url: https://example.org/book/\n")
    book.mkdocs()
    sums = told(site(book, "part/sums.html"))
    assert sums["twitter:card"] == "summary" and "og:image" not in sums


def test_a_lab_s_page_leads_to_its_source_where_the_repository_is_known(book: Course) -> None:
    book.write("docs/labs/study.py", "# %% [markdown]\n# # Study\n\n# %% one\nprint(40 + 2)\n")
    theme = MKDOCS.replace("font: false", "font: false, features: [content.action.edit]")
    book.write("mkdocs.yml", theme)
    book.mkdocs()
    assert 'rel="edit"' not in site(book, "labs/study.html")
    told = "repo_url: https://example.org/a/book\nedit_uri: edit/main/docs/\n"
    book.write("mkdocs.yml", theme + told)
    book.mkdocs()
    source = "https://example.org/a/book/edit/main/docs/labs/study.py"
    assert f'<a href="{source}"' in site(book, "labs/study.html")


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_nothing_of_a_page_that_the_site_leaves_out_lies_in_it(
    course: Course, setting: str
) -> None:
    """MkDocs leaves out what begins with a dot, and what the settings say."""
    course.write("mkdocs.yml", f"{MKDOCS}\n{setting}: |\n  /notes/\n  *.draft.md\n")
    course.snippet("one", "print(1)")
    page = '# Secret\n\n```python\n--8<-- "one.py"\n```'
    for place in (".hidden", "notes/mine", "of.draft"):
        course.write(f"docs/{place}.md", page)
    course.write("docs/index.md", "# Home")
    course.mkdocs()
    site = course.root / "site"
    names = {file.name for file in site.rglob("*") if file.is_file()}
    assert {"index.md", "one.md", "one.ipynb", "llms.txt"} <= names
    assert not [name for name in names if re.match(r"\.hidden|mine|of\.draft", name)]
    assert "Secret" not in (site / "llms.txt").read_text("utf-8")


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_nothing_of_a_lab_or_a_notebook_that_the_site_leaves_out_lies_in_it(
    course: Course, setting: str
) -> None:
    """A lab is left out by its page, a notebook by its file, as MkDocs knows them."""
    with_jupyter = MKDOCS.replace("[search, press]", "[search, mkdocs-jupyter, press]")
    left_out = f"{setting}: |\n  /labs/secret.md\n  *.draft.ipynb\n"
    course.write("mkdocs.yml", with_jupyter + left_out)
    course.write("docs/index.md", "# Home")
    course.write("docs/labs/open.py", "# %% [markdown]\n# # Open\n\n# %% main\nprint(1)")
    course.write("docs/labs/secret.py", "# %% [markdown]\n# # Secret\n\n# %% main\nprint(2)")
    cells = [{"cell_type": "code", "source": "print(3)", "outputs": [], "execution_count": 1}]
    cells = [{"id": "one", "metadata": {}, **cell} for cell in cells]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    course.write("docs/of.draft.ipynb", json.dumps(whole))
    course.mkdocs()
    site = course.root / "site"
    names = {file.name for file in site.rglob("*") if file.is_file()}
    assert {"open.html", "open-notebook.html", "open.ipynb", "open.py", "open.md"} <= names
    assert not [name for name in names if re.match(r"secret|of\.draft", name)]
    assert not re.search("Secret|draft", (site / "llms.txt").read_text("utf-8"))


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_data_that_only_a_page_left_out_reads_are_not_published(
    course: Course, setting: str
) -> None:
    course.write("mkdocs.yml", f"{MKDOCS}\n{setting}: /notes/\n")
    course.settings(data_aside=["standin"])
    for name in ("shown", "asked", "secret"):
        course.dataset(name, real="1\n", standin="4\n")
        course.snippet(name, f"total = int(open('data/{name}.csv').read())\nprint(total)")
    (course.root / "docs/asked.md").write_text("# Asked\n\nIt is `{asked} total`.\n")
    course.write("snippets/asked.py", "# %% setup\ntotal = int(open('data/asked.csv').read())")
    course.write("docs/index.md", "# Home")
    (course.root / "docs/notes").mkdir()
    (course.root / "docs/secret.md").rename(course.root / "docs/notes/secret.md")
    course.mkdocs()
    data = course.root / "site/data"
    assert {file.name for file in data.iterdir()} == {"README.txt", "shown.csv.gz", "asked.csv.gz"}
    assert "About secret" not in (data / "README.txt").read_text("utf-8")
    assert course.press("zip").returncode == 0
    with ZipFile(course.root / "site/a-course-stand-in.zip") as packed:
        assert not [name for name in packed.namelist() if "secret" in name]


def test_a_pattern_of_what_is_left_out_that_is_none_is_named_with_its_line(cold: Course) -> None:
    file = cold.write("mkdocs.yml", f"{MKDOCS.rstrip()}\nexclude_docs: |\n  /notes/\n  !\n")
    cold.write("docs/index.md", "# Home")
    done = cold.press("check")
    line = file.read_text("utf-8").splitlines().index("  !") + 1
    assert done.returncode == 1
    assert done.stderr.startswith(f"mkdocs.yml:{line}: exclude_docs: '!' is no pattern")
    assert "Traceback" not in done.stderr
