"""A notebook as mkdocs-jupyter is to render it, and what it makes of that as a page of the site.

mkdocs-jupyter knows neither formulas nor alt text nor links between pages, and brings styles and
scripts with each page. So what press shows in its own way stands in the notebook as a mark, and is
put in its place at the end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from markdown.extensions.toc import slugify, strip_tags, unique

from press.book.chapters import MATHS
from press.book.maths import mathml, maths
from press.page.edition import notice, under_title
from press.page.foot import provenance_html
from press.page.html import output_html
from press.page.jupyter import own_anchor
from press.page.notebook import Shown, Taken, as_json

MARK = "\ue002{}\ue003"
MARKS = re.compile("\ue002(\\d+)\ue003")
CODE = (
    r"(?P<code>^[> ]*(?P<fence>`{3,}|~{3,}).*?^[> ]*(?P=fence)[`~]*[ \t]*$"
    r"|(?<![\\`])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
)
ENVIRONMENT = r"(?P<environment>\\begin\{(?P<kind>\w+\*?)\}.*?\\end\{(?P=kind)\})"
FORMULA = re.compile(f"{CODE}|{ENVIRONMENT}|{MATHS}", re.DOTALL | re.MULTILINE)
BROUGHT = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->", re.DOTALL)
CLIPBOARD = re.compile(
    r'<div class="zeroclipboard-container">.*?</clipboard-copy>\s*</div>'
    r'|<div class="clipboard-copy-txt"[^>]*>.*?</div>',
    re.DOTALL,
)
BLOCK = re.compile(
    r'<div class="highlight[^"]*">\s*<pre>(?:<span></span>)?(?P<code>.*?)\n?</pre>\s*</div>',
    re.DOTALL,
)
HIGHLIGHTED = (
    r'<div class="language-python highlight"><pre><span></span><code>\g<code></code></pre></div>'
)
HEADING = re.compile(r"<h(?P<level>[1-6])(?P<rest>[^>]*)>(?P<text>.*?)</h(?P=level)>", re.DOTALL)
ANCHOR = re.compile(r'<a class="anchor-link".*?</a>', re.DOTALL)
TITLE = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
OWN_LINK = re.compile(r"(?<=\]\(#)[^)\s]+")
LINK = re.compile(r'(?P<tag><(?:a|img)\b[^>]*?\b(?:href|src)=")(?P<to>[^"]*)"')
CELL = re.compile(r'(?P<tag><div class="[^"]*") id="cell-id=(?P<name>[^"]*)">')
TAB = re.compile(r' tabindex="0"')
TEXT = "text-"
"""Begins the names of cells that no page leads to."""
FRAME = '<div class="jupyter-wrapper">'


@dataclass(frozen=True)
class Draft:
    """What mkdocs-jupyter is given, and what is put in the place of its marks."""

    text: str
    held: tuple[str, ...]


@dataclass
class Holder:
    held: list[str] = field(default_factory=list)

    def mark(self, html: str) -> str:
        self.held.append(html)
        return MARK.format(len(self.held) - 1)


def draft(page: Taken) -> Draft:
    """The executed notebook of a page."""
    holder, number, tables = Holder(), 0, 0
    cells: list[dict[str, Any]] = []
    for shown in page.shown():
        if isinstance(shown, str):
            cells.append({"cell_type": "markdown", "source": _with_marks(shown, holder)})
            continue
        number += 1
        tables += sum("text/html" in output.get("data", {}) for output in shown.outputs)
        cells.append(_code(shown, number, holder, tables))
    for place, cell in enumerate(cells):
        cell.setdefault("id", f"{TEXT}{place}")
        cell.setdefault("metadata", {})
    return Draft(as_json(cells), tuple(holder.held))


def _code(shown: Shown, number: int, holder: Holder, tables: int) -> dict[str, Any]:
    html = "".join(
        output_html(output, figure, tables)
        for output, figure in zip(shown.outputs, shown.figures, strict=True)
    )
    outputs = []
    if html := html + shown.instead:
        whole = f'<div class="press-cell"><div class="press-outputs">{html}</div></div>'
        data = {"text/html": holder.mark(whole)}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    return {
        "cell_type": "code",
        "id": shown.anchor or f"cell-{number}",
        "source": shown.code,
        "outputs": outputs,
        "execution_count": number,
    }


def _with_marks(text: str, holder: Holder) -> str:
    """A Markdown cell with marks for its formulas, which are outside of its code."""

    def held(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        try:
            whole = found["environment"]
            return holder.mark(mathml(whole, "block") if whole else maths(found))
        except ValueError:  # which is among the book's problems, if it is between dollars
            return found[0]

    return FORMULA.sub(held, text)


def in_markdown(text: str) -> str:
    """The text of a notebook as that of a page: formulas in dollars, anchors as headings have."""
    ids = {slugify(title, "-") for title in TITLE.findall(text)}
    plain = FORMULA.sub(lambda f: f"$$\n{f[0]}\n$$" if f["environment"] else f[0], text)
    return OWN_LINK.sub(lambda anchor: own_anchor(anchor[0], ids), plain)


def _anchored(cell: re.Match[str]) -> str:
    """A cell whose anchor stands in it: Material names each block of code after what has an id
    around it."""
    opening = f"{cell['tag']}>"
    if cell["name"].startswith(TEXT):
        return opening
    return f'{opening}<div class="press-anchor" id="{cell["name"]}"></div>'


@dataclass(frozen=True)
class Entry:
    """A heading of the page."""

    level: int
    id: str
    name: str


@dataclass(frozen=True)
class Rendered:
    """The page."""

    html: str
    headings: tuple[Entry, ...]
    ids: frozenset[str]


def rendered(
    html: str, made: Draft, page: Taken, resolve: Callable[[str], str], others: str
) -> Rendered:
    """The page of a notebook, from the HTML that mkdocs-jupyter made of its draft.

    `resolve` says where a link leads, as on other pages; `others` is what stands below the title.
    """
    html = html[max(html.find(FRAME), 0) :]
    for gone in (BROUGHT, CLIPBOARD, TAB):
        html = gone.sub("", html)
    html = CELL.sub(_anchored, html)
    html = BLOCK.sub(HIGHLIGHTED, html)
    headings: list[Entry] = []
    ids = set(re.findall(r' id="([^"]+)"', HEADING.sub("", html)))

    def heading(found: re.Match[str]) -> str:
        inner = ANCHOR.sub("", found["text"])
        name = re.sub(r"<[^>]+>|\ue002\d+\ue003", "", inner).strip()
        words = strip_tags(MARKS.sub(lambda mark: made.held[int(mark[1])], inner))  # as elsewhere
        place = unique(slugify(unescape(words), "-") or "section", ids)
        headings.append(Entry(int(found["level"]), place, name))
        link = f'<a class="headerlink" href="#{place}" title="Link to this section">&para;</a>'
        return f'<h{found["level"]} id="{place}">{inner}{link}</h{found["level"]}>'

    html = HEADING.sub(heading, html)

    def link(found: re.Match[str]) -> str:
        to = unescape(found["to"])
        if to.startswith("#"):
            to = f"#{own_anchor(to[1:], ids)}"
        return f'{found["tag"]}{escape(resolve(to))}"'

    html = LINK.sub(link, html)
    html = MARKS.sub(lambda mark: made.held[int(mark[1])], html)
    html = (
        re.sub("</h1>", lambda end: end[0] + others, html, count=1)
        if "</h1>" in html
        else others + html
    )
    html = under_title(html, notice(page.results, page.build))  # above what it offers, as elsewhere
    ids |= set(re.findall(r' id="([^"]+)"', "".join(made.held)))
    foot = provenance_html(page.results, page.build)
    return Rendered(f"{html.strip()}{foot}", tuple(headings), frozenset(ids))
