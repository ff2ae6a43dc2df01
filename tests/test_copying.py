"""A block that is part of a file says what goes before it, and one click copies both."""

import subprocess
import sys
from pathlib import Path

import pytest
from browser_support import chromium, open_browser, opened, served

from press.testing import MKDOCS, Course, plain

SNIPPET = """
# %% numbers
numbers = [1, 2, 3]
factor = 10

# %% check tags=["hidden"]
assert len(numbers) == 3

# %% total
total = factor * sum(numbers)
print(total)

# %% far
print(total < 1_000)
"""
PAGE = """
# Sums

```python
--8<-- "sums.py:numbers"
```

```python
--8<-- "sums.py:total"
```

``` {.python show="output"}
--8<-- "sums.py:far"
```
"""


@pytest.mark.skipif(not chromium(), reason="no Chromium on the path")
def test_one_click_copies_a_block_with_what_goes_before_it_and_that_runs(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.settings(preload=[])
    course.write("snippets/sums.py", SNIPPET)
    course.write("docs/index.md", PAGE)
    course.write("mkdocs.yml", MKDOCS)
    course.mkdocs()
    assert plain((course.root / "site/index.html").read_text()).count("lines before it") == 1
    with (
        served(course.root / "site") as address,
        open_browser() as browser,
        opened(browser, address) as tab,
    ):
        page = tab.open("index.html")
        page.get_by_role("button", name="copy with the 2 lines before it").click()
        page.get_by_role("button", name="copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
        page.get_by_role("button", name="copy with the 2 lines before it").click()
        page.locator(".press-popover:popover-open").wait_for()
    assert "far" not in copied and "assert" not in copied
    done = subprocess.run([sys.executable, "-c", copied], capture_output=True, text=True)
    assert done.stdout == "60\n", done.stderr
