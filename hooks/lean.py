"""Lighter pages: a MkDocs hook that takes out what nobody sees."""

import re
from typing import Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

COLORLESS = re.compile(r'<span class="(?:w|n|p|o)">([^<]*)</span>')
"""Spaces, names, punctuation and operators, which have the color of the code around them."""
UNSEARCHED = re.compile(
    r"<pre[^>]* data-search-exclude>.*?</pre>|<svg.*?</svg>|</?span[^>]*>", flags=re.DOTALL
)
"""Output, figures, and the colors of code: most of a page's tags, which the search would parse."""


@event_priority(-300)  # when press has run, and before the search reads the page
def on_page_content(html: str, **_: Any) -> str:
    return COLORLESS.sub(r"\1", html)


@event_priority(100)
def before_search(context: Any, page: Page, **_: Any) -> Any:
    page.whole = page.content
    page.content = UNSEARCHED.sub("", page.content)
    return context


@event_priority(-100)
def after_search(context: Any, page: Page, **_: Any) -> Any:
    page.content = page.whole
    return context


on_page_context = CombinedEvent(before_search, after_search)


def on_post_page(output: str, **_: Any) -> str:
    head, article, rest = re.split(r"(<article.*</article>)", output, maxsplit=1, flags=re.DOTALL)
    return shorter(head) + article + shorter(rest)


def shorter(html: str) -> str:
    """The frame of a page, without the spaces between its elements; scripts stay as they are."""
    parts = re.split(r"(<script.*?</script>)", html, flags=re.DOTALL)
    return "".join(part if part[:7] == "<script" else re.sub(r"\s+", " ", part) for part in parts)
