"""Lighter pages: a MkDocs hook that takes out what nobody sees."""

import re
from typing import Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

COLORLESS = re.compile(r'<span class="(?:w|n|p|o)">([^<]*)</span>')
"""Spaces, names, punctuation and operators, which have the color of the code around them."""
STYLE = re.compile(r'(?<= style=")[^"]+')
UNSEARCHED = re.compile(
    r"<pre[^>]* data-search-exclude>.*?</pre>|<div>\s*<table.*?</table>|<svg.*?</svg>"
    r"|<button.*?</button>|</?span[^>]*>",
    flags=re.DOTALL,
)
"""Output, the tables of pandas too, figures, buttons and the colors of code: most of a page's tags,
which the search would parse."""
BLOCK = re.compile(r" ?(</?(?:aside|div|footer|form|header|label|li|main|nav|ol|ul)\b[^>]*>) ?")
"""A tag around which spaces mean nothing, with them."""
ENTRY = re.compile(r' ?(<span class="md-(?:ellipsis|nav__icon md-icon)">) ?([^<]*?) ?(</span>) ?')
"""What an entry of the navigation holds, side by side, with the spaces around it."""
CODE = re.compile(r"(?<=<code>)[^<]+(?=</code></pre>)")


@event_priority(-300)  # when press has run, and before the search reads the page
def on_page_content(html: str, **_: Any) -> str:
    plain = COLORLESS.sub(r"\1", html)
    return STYLE.sub(lambda style: re.sub(r"([:;]) ", r"\1", style[0]), plain)


@event_priority(100)
def before_search(context: Any, page: Page, **_: Any) -> Any:
    page.whole = page.content
    words: set[str] = set()
    plain = UNSEARCHED.sub("", page.content)
    repeats = page.url.startswith("labs/")  # names that a lab uses, chapters explain
    page.content = CODE.sub(lambda code: "" if repeats else with_new_words(code[0], words), plain)
    return context


def with_new_words(code: str, words: set[str]) -> str:
    """The lines of code that say something new: code goes on where a page left it, and repeats."""
    lines = []
    for line in code.split("\n"):
        said = set(re.findall(r"\w+", line))
        if not said <= words:
            lines.append(line)
            words |= said
    return "\n".join(lines)


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
    return "".join(
        part if part[:7] == "<script" else without_spaces(re.sub(r"\s+", " ", part))
        for part in parts
    )


def without_spaces(html: str) -> str:
    return BLOCK.sub(r"\1", ENTRY.sub(r"\1\2\3", html)).replace(" >", ">")
