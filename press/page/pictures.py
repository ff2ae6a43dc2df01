"""The figures of a page as files of their own: for its Markdown, for galleries, for cards."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from press.book.chapters import Chapter, Fence
from press.check.outcome import Build
from press.check.promises import is_figure
from press.page.html import IMAGES

SVG = "image/svg+xml"
ALONE = (
    "<style>svg{color:#16181d;font-family:'Source Sans 3',system-ui,sans-serif}"
    "@media(prefers-color-scheme:dark){svg{color:#e3e6ec}}</style>"
)
"""What a page gives its figures, and one that stands alone has to bring: ink and letters."""


Numbers = Mapping[tuple[int, int], int]
"""Of figures with a caption, by their fence's line and their place in it, both from 1."""


@dataclass(frozen=True)
class Picture:
    """A figure as its page shows it."""

    place: str
    """Of its file in the site."""
    anchor: str
    """Of its cell on the page."""
    alt: str
    caption: str
    number: int
    """Of its caption on the page; 0 without."""
    mime: str
    content: bytes


def pictures(build: Build, chapter: Chapter) -> list[Picture]:
    """The figures of a page, in its order."""
    return [picture for found in by_fence(build, chapter).values() for picture in found]


def by_fence(build: Build, chapter: Chapter) -> dict[int, list[Picture]]:
    """The figures of a page, by the line of the fence that shows them."""
    stem = build.book.place_of_page(chapter.path).removesuffix(".md")
    found: dict[int, list[Picture]] = {}
    anchors, captions, count = build.book.anchors(chapter), numbers(build, chapter), 0
    for fence in chapter.fences:
        anchor = anchors.get(fence.line)
        if not anchor or fence.show == "code":
            continue
        own = found[fence.line] = []
        for mime, content in _images(build, chapter, fence):
            count += 1
            name = f"{stem}-figure-{count}.{mime.partition('/')[2].removesuffix('+xml')}"
            place = len(own) + 1
            alt, caption = (fence.text_for(kind, place) for kind in ("alt", "caption"))
            number = captions.get((fence.line, place), 0)
            own.append(Picture(name, anchor, alt, caption, number, mime, content))
    return found


def numbers(build: Build, chapter: Chapter) -> Numbers:
    """The numbers that the captions of a page show; what can't be drawn here has one, too."""
    found: dict[tuple[int, int], int] = {}
    for fence in chapter.fences:
        count = _count(build, chapter, fence) if fence.show in ("all", "output") else 0
        for place in range(1, count + 1):
            if fence.text_for("caption", place):
                found[fence.line, place] = len(found) + 1
    return found


def mention(chapter: Chapter, numbers: Numbers, identifier: str) -> str:
    """What a page calls the figure of that name: "Figure 2"."""
    lines = [fence.line for fence in chapter.fences if fence.identifier == identifier]
    return f"Figure {numbers.get((lines[0], 1), '?') if lines else '?'}"


def _count(build: Build, chapter: Chapter, fence: Fence) -> int:
    results = [
        (build.results[work], cell)
        for work, cell in build.book.shown(fence, chapter)
        if work in build.results
    ]
    return sum(
        sum(map(is_figure, result.cells.get(cell.name, ()))) + bool(result.lacks)
        for result, cell in results
    )


def _images(build: Build, chapter: Chapter, fence: Fence) -> Iterator[tuple[str, bytes]]:
    for work, cell in build.book.shown(fence, chapter):
        result = build.results.get(work)
        for output in result.cells.get(cell.name, ()) if result else ():
            if is_figure(output):
                yield _image(output["data"])


def _image(data: Mapping[str, str]) -> tuple[str, bytes]:
    """What a page shows of a figure: drawn lines, or else pixels."""
    if svg := data.get(SVG):
        head, end, rest = svg.partition(">")
        return SVG, f"{head}{end}{ALONE}{rest}".encode()
    mime = next(mime for mime in IMAGES if mime in data)
    return mime, base64.b64decode(data[mime])
