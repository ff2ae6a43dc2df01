"""What lies beside the pages of a site: each as Markdown, its figures, its card, `llms.txt`."""

import os
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from itertools import groupby

from press.book.book import Book
from press.book.chapters import Chapter
from press.check.outcome import Build
from press.page.card import can_draw, card_svg, drawn
from press.page.head import card_place
from press.page.kept import Kept
from press.page.pictures import Picture, pictures
from press.page.plain import plain_page

LLMS = "llms.txt"
ABOUT = "Each page is Markdown, with what its code printed and drew when it was run."


def companions(build: Build, site_url: str, kept: Kept) -> Iterator[tuple[str, bytes]]:
    """Files by their place in the site."""
    for path in build.book.reading:
        chapter = build.book.chapters[path]
        yield from kept.of(build, chapter, site_url, partial(_beside, build, chapter, site_url))
    yield LLMS, "\n".join(_llms(build.book, site_url)).encode()


def _beside(build: Build, chapter: Chapter, site_url: str) -> Iterator[tuple[str, bytes]]:
    yield build.book.place_of_page(chapter.path), plain_page(build, chapter).encode()
    for picture in (found := pictures(build, chapter)):
        yield picture.place, picture.content
    if site_url and can_draw():
        yield card_place(build, chapter), _card(build, chapter, found)


def _card(build: Build, chapter: Chapter, found: list[Picture]) -> bytes:
    """The card of a page, drawn once while it stays the same."""
    site, title = build.book.site, build.book.title_of(chapter.path)
    words = chapter.description or site.description
    svg = card_svg(title, words, site.name, found[0] if found else None)
    name = f"{sha256(svg.encode()).hexdigest()}.png"
    file = build.book.project.home / "store" / "cards" / name
    if file.is_file():
        file.touch()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(f".{os.getpid()}.partial")
        partial.write_bytes(drawn(svg))
        partial.replace(file)
    return file.read_bytes()


def _llms(book: Book, site_url: str) -> Iterator[str]:
    """The pages for whoever reads text: https://llmstxt.org"""
    yield f"# {book.site.name}"
    if book.site.description:
        yield from ("", f"> {book.site.description}")
    yield from ("", ABOUT, "")
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    for part, paths in groupby(book.reading, book.part_of):
        yield from (f"## {part or 'Pages'}", "")
        for path in paths:
            told = book.chapters[path].description
            link = f"[{book.title_of(path)}]({base}{book.place_of_page(path)})"
            yield f"- {link}: {told}" if told else f"- {link}"
        yield ""
