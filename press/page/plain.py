"""A page as Markdown that anybody can read: code with what it showed, values filled in."""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import basename
from textwrap import indent

from press.book.chapters import EMBED, MENTION, Chapter, Fence, Value
from press.book.index import MARK, Listed
from press.check.changes import MARK as CHANGES
from press.check.outcome import Build
from press.check.promises import is_figure
from press.check.terminal import clean
from press.page.changes import changes_lines
from press.page.gallery import GALLERY, gallery_lines
from press.page.names import index_lines
from press.page.pictures import Picture, by_fence, mention, numbers
from press.wire import Output

TICKS = "`" * 3
TAG = re.compile(r"<[^>]+>")
IMAGE = re.compile(r'<img [^>]*src="(?P<src>[^"]*)" alt="(?P<alt>[^"]*)"')


def plain_page(build: Build, chapter: Chapter) -> str:
    """The whole page. Its figures are files beside it."""

    def filled(value: Value) -> str:
        result = build.results.get(build.book.work_of(value, chapter) or "")
        kind, text = result.values.get(value.expression, ("error", "")) if result else ("error", "")
        return "?" if kind == "error" else text

    source = chapter.filled(filled)
    figures = by_fence(build, chapter)
    parts: list[str] = []
    at = 0
    for fence in chapter.fences:
        parts.append("\n".join(_prose(source[at : fence.line - 1], build, chapter)))
        for block in _fence(fence, build, chapter, figures.get(fence.line, [])):
            parts.append(indent(block, fence.prefix))
        at = fence.end
    parts.append("\n".join(_prose(source[at:], build, chapter)))
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def _prose(lines: list[str], build: Build, chapter: Chapter) -> Iterator[str]:
    figures = numbers(build, chapter)

    def figure(name: re.Match[str]) -> str:
        return mention(chapter, figures, name[1])

    for line in lines:
        if line.strip() == MARK:
            listed = build.names.get(chapter.path, Listed())
            yield from index_lines(listed, chapter.path, build.book, _untagged)
        elif line.strip() == GALLERY:
            yield from gallery_lines(build, chapter.path, _untagged)
        elif line.strip() == CHANGES:
            yield from changes_lines(build, chapter.path, _in_table)
        else:
            yield re.sub(MENTION, figure, line)


def _untagged(html: str) -> str:
    """HTML that Markdown can say: code; of anything else, its words."""
    words = TAG.sub("", html)
    if image := IMAGE.search(html):
        return f"![{unescape(image['alt']).replace('[', '(').replace(']', ')')}]({image['src']})"
    return f"`{words}`" if html.startswith("<code") else words


def _in_table(html: str) -> str:
    return unescape(_untagged(html)).replace("|", r"\|")


def _fence(fence: Fence, build: Build, chapter: Chapter, figures: list[Picture]) -> Iterator[str]:
    if not fence.runs:
        yield from _block("python", "\n".join(_written(fence)))
        return
    if fence.show == "none":
        return
    shown = build.book.shown(fence, chapter)
    if fence.show != "output":
        yield from _block("python", "\n\n".join(cell.code for _, cell in shown))
    if fence.show == "code":
        return
    waiting = iter(figures)
    for work, cell in shown:
        result = build.results.get(work)
        if result and result.lacks:
            yield f"Not run here: it {result.lacks}."
        for output in result.cells.get(cell.name, ()) if result else ():
            yield from _picture(next(waiting)) if is_figure(output) else _output(output)


def _written(fence: Fence) -> Iterator[str]:
    """The code of a fence that doesn't run."""
    return (line for line in fence.code.split("\n") if not EMBED.match(line))


def _picture(picture: Picture) -> Iterator[str]:
    alt = picture.alt.replace("[", "(").replace("]", ")")
    yield f"![{alt}]({basename(picture.place)})"
    if picture.caption:
        yield f"Figure {picture.number}. {picture.caption}"


def _output(output: Output) -> Iterator[str]:
    kind = output["output_type"]
    if kind == "stream":
        yield from _block("text", clean(output["text"]))
    elif kind == "error":
        yield from _block("text", f"{output['ename']}: {output['evalue']}")
    elif markdown := output["data"].get("text/markdown"):
        yield markdown
    else:
        yield from _block("text", clean(str(output["data"].get("text/plain", ""))))


def _block(language: str, text: str) -> Iterator[str]:
    """Code or text in a fence that is longer than any in it; nothing where there is none."""
    if text.strip():
        ticks = max([TICKS, *(f"{found}`" for found in re.findall("`{3,}", text))], key=len)
        yield f"{ticks}{language}\n{text.rstrip()}\n{ticks}"
