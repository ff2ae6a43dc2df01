"""Beside each page lies the same as Markdown, with what its code showed; llms.txt lists them."""

import re

import pytest

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
    assert "    ![A (rising) line](sums-figure-1.svg)\n\n    It rises.\n" in text
    assert "```text\nZeroDivisionError: division by zero\n```" in text
    assert '```python\nopen("gone")\n```' in text
    assert "```text\nsaid\n```" in text and 'print("said")' not in text
    assert "--8<--" not in text and "{.python" not in text


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
    link = re.search(r'<link rel="alternate" type="text/markdown" href="(.*?)">', html)
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
