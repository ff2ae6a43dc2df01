"""What press adds to a page works in any book, not in this course alone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_support import chromium, open_browser, opened, served
from playwright.sync_api import Page

from press.testing import BIN, Course

WIDE = """
# %% wide
class Sign:
    def __repr__(self):
        return "a sign"

    def _repr_html_(self):
        return "<p style='white-space: nowrap'>" + "a long line, " * 40 + "</p>"


Sign()

# %% rest
print("the rest")
"""
PAGE = """
```python
--8<-- "wide.py:wide"
```

Now the rest.

```python
--8<-- "wide.py:rest"
```
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of a book that `press new` made, with a wide output, on a phone."""
    if not chromium():
        pytest.skip("needs Chromium")
    desk = Course(tmp_path_factory.mktemp("desk"))
    assert desk.press("new", "book").returncode == 0
    book = Course(desk.root / "book")
    book.write("snippets/wide.py", WIDE)
    index = book.root / "docs/index.md"
    index.write_text(index.read_text() + PAGE)
    path = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = book.command("mkdocs", "build", "--strict", env=path)
    assert done.returncode == 0, done.stderr
    with (
        served(Path(book.root, "site")) as address,
        open_browser() as browser,
        opened(browser, address, width=390) as tab,
    ):
        yield tab.open("")


def test_a_box_that_scrolls_is_reached_by_the_keyboard(page: Page) -> None:
    box = page.locator(".press-html")
    page.wait_for_function("document.querySelector('.press-html').tabIndex === 0")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.press-html').scrollLeft > 20")


def test_a_whole_snippet_opens_is_copied_and_closes_with_the_keyboard(page: Page) -> None:
    page.locator("button.press-whole").first.focus()
    page.keyboard.press("Enter")
    whole = page.locator(".press-popover:popover-open")
    assert "moves the mean" in whole.inner_text()
    assert page.locator("nav.md-code__nav:not([role=none])").count() == 0
    whole.locator(".md-code__button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "navigator.clipboard.readText().then(text => text.includes('moves the mean'))"
    )
    page.keyboard.press("Escape")
    assert whole.count() == 0
