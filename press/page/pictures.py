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


@dataclass(frozen=True)
class Picture:
    """A figure as its page shows it."""

    place: str
    """Of its file in the site."""
    anchor: str
    """Of its cell on the page."""
    alt: str
    caption: str
    mime: str
    content: bytes


def pictures(build: Build, chapter: Chapter) -> list[Picture]:
    """The figures of a page, in its order."""
    return [picture for found in by_fence(build, chapter).values() for picture in found]


def by_fence(build: Build, chapter: Chapter) -> dict[int, list[Picture]]:
    """The figures of a page, by the line of the fence that shows them."""
    stem = build.book.place_of_page(chapter.path).removesuffix(".md")
    found: dict[int, list[Picture]] = {}
    anchors, count = build.book.anchors(chapter), 0
    for fence in chapter.fences:
        anchor = anchors.get(fence.line)
        if not anchor or fence.show == "code":
            continue
        own = found[fence.line] = []
        for mime, content in _images(build, chapter, fence):
            count += 1
            name = f"{stem}-figure-{count}.{mime.partition('/')[2].removesuffix('+xml')}"
            alt, caption = (fence.text_for(kind, len(own) + 1) for kind in ("alt", "caption"))
            own.append(Picture(name, anchor, alt, caption, mime, content))
    return found


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
