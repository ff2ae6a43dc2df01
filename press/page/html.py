"""Outputs → HTML that Material styles."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from markdown import Markdown

from press.book.maths import mathml
from press.check.terminal import clean
from press.wire import Failure, Output

LONG = 40  # lines from which text is folded
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def output_html(output: Output, figure: "Figure", number: int) -> str:
    """`figure` says what its author wrote of the output, if it is one."""
    kind = output["output_type"]
    if kind == "stream":
        return text_html(output["text"], "press-stderr" if output["name"] == "stderr" else "")
    if kind == "error":
        return error_html(output)
    return data_html(output["data"], figure, number)


def data_html(data: Mapping[str, str], figure: "Figure", number: int) -> str:
    """The richest representation that a page can show. `number` counts the page's tables."""
    if html := data.get("text/html"):
        table = "<table" in html
        return table_html(html, number) if table else f'<div class="press-html">{html}</div>'
    if svg := data.get("image/svg+xml"):
        return figure.html(figure.unique(svg))
    for mime in IMAGES:
        if image := data.get(mime):
            source = f"data:{mime};base64,{''.join(image.split())}"
            return figure.html(f'<img src="{source}" alt="{escape(figure.alt)}">')
    if markdown := data.get("text/markdown"):
        html = Markdown(extensions=["tables"]).convert(markdown)
        return f'<div class="press-markdown">{html}</div>'
    if latex := data.get("text/latex"):
        return f'<div class="press-html">{mathml(latex.strip("$ "), "block")}</div>'
    return text_html(data.get("text/plain", ""))


AWAITED_FOOT = '<aside class="press-provenance">Not all of this page has run yet.</aside>'


def awaited_html(seconds: float, anchor: str) -> str:
    """What stands where an output will be."""
    return f'<p class="press-awaited"{anchor}>{_when(seconds)}</p>'


def awaited_value_html(seconds: float) -> str:
    """What stands where a value will be."""
    return f'<span class="press-value press-awaited" title="{_when(seconds)}">…</span>'


def _when(seconds: float) -> str:
    return f"runs in about {max(1.0, seconds):.0f} s" if seconds else "runs soon"


def text_html(text: str, kind: str = "") -> str:
    """Text as it was printed; where it is long, folded, with the number of its lines."""
    shown = clean(text)
    if not shown:
        return ""
    classes = f"press-text {kind}".strip()
    block = _pre(shown, classes, searched=kind == "stderr")
    count = shown.count("\n") + 1
    if count <= LONG:
        return block
    return f'<details class="press-long"><summary>All {count} lines</summary>{block}</details>'


def _pre(text: str, classes: str, searched: bool) -> str:
    """An error is searched for by its message; plain output would only make the index heavy."""
    apart = "" if searched else " data-search-exclude"
    return f'<pre class="{classes}"{apart}><code>{escape(text, quote=False)}</code></pre>'


def error_html(output: Output) -> str:
    """The traceback's last lines: where in the snippet, and what was raised."""
    lines = [f"----> {line}" for line in output["traceback"][-2:] if line]
    text = "\n".join([*lines, f"{output['ename']}: {output['evalue']}"])
    return _pre(text, "press-text press-error", searched=True)


def died_html(error: Failure) -> str:
    """Why there are no outputs: the worker ended before it could report any."""
    return _pre(f"----> line {error.line}: {error.evalue}", "press-text press-error", searched=True)


def table_html(html: str, number: int) -> str:
    """A DataFrame's table in a box that scrolls sideways, without the styles that pandas brings."""
    html = re.sub(r"<style[^>]*>.*?</style>", "", html, flags=re.DOTALL)
    html = re.sub(r' (?:border="1"|class="dataframe"|style="text-align: right;")', "", html)
    html = html.replace("<th></th>", "<td></td>")
    label = f'role="region" aria-label="Table {number}"'
    return f'<div class="press-table" tabindex="0" {label}>{html}</div>'


@dataclass(frozen=True)
class Figure:
    """What belongs to one picture of a page, its `place`th: its author's words and its anchor."""

    place: int = 0
    alt: str = ""
    caption: str = ""
    identifier: str = ""
    number: int = 0
    """Among those with a caption."""

    def unique(self, svg: str) -> str:
        """The SVG with its alt text, and ids that no other figure of the page has."""
        mark = f"f{self.place}-"
        svg = re.sub(r' id="', f' id="{mark}', svg)
        svg = re.sub(r'(url\(#|href="#)', rf"\g<1>{mark}", svg)
        return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(self.alt)}" ', 1)

    def html(self, picture: str) -> str:
        anchor = f' id="{self.identifier}"' if self.identifier else ""
        words = f"<b>Figure {self.number}.</b> {escape(self.caption)}"
        caption = f"<figcaption>{words}</figcaption>" if self.caption else ""
        return f'<figure class="press-figure"{anchor}>{picture}{caption}</figure>'


def popover_head(anchor: str, path: str, text: str) -> str:
    """The opening of the box that shows a whole snippet; the caller closes it."""
    file = path.rpartition("/")[2]
    link = f"data:text/x-python;charset=utf-8,{quote(text)}"
    close = f'popovertarget="{anchor}" popovertargetaction="hide"'
    return (
        f'<section popover id="{anchor}" class="press-popover" role="dialog" aria-label="{path}"'
        " data-search-exclude>"
        f'<div class="press-popover-head"><strong>{path}</strong>'
        f'<a download="{file}" href="{link}">download</a>'
        f'<button type="button" autofocus {close}>close</button></div>'
    )
