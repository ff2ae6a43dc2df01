"""The gallery: every figure of a book, small, in reading order, each with the way to its cell."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from press.check.outcome import Build
from press.page.names import Raw, link_to
from press.page.pictures import Picture, pictures

GALLERY = "<!-- press:gallery -->"
"""Stands in a page for the gallery."""
SIZE = re.compile(rb'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def gallery_lines(build: Build, page: str, raw: Raw) -> Iterator[str]:
    """A heading and a list for each part that has figures; press.js adds what chooses among them.

    Pictures are loaded when they come into view.
    """
    book = build.book
    places = {path: book.place_of_page(path) for path in book.reading}
    for part, paths in groupby(book.reading, lambda path: book.part_of(path)):
        shown = [(path, each) for path in paths for each in pictures(build, book.chapters[path])]
        if not shown:
            continue
        yield from ("", f"## {part or book.site.name or 'Pages'}", "")
        yield from (raw('<div class="press-gallery" data-search-exclude>'), "")
        for path, picture in shown:
            title = book.title_of(path).replace("[", r"\[").replace("]", r"\]")
            link = f"[{title}]({link_to(path, page, book)}#{picture.anchor})"
            yield f"- {raw(_image(picture, book.site.way_up(places[page])))} {link}"
        yield from ("", raw("</div>"), "")


def _image(picture: Picture, up: str) -> str:
    """A thumbnail, with room kept for it, and what it says below."""
    found = SIZE.search(picture.content[:500])
    room = " ".join(
        f'{name}="{float(size):.0f}"'
        for name, size in zip(("width", "height"), found.groups() if found else (), strict=False)
    )
    words = f"<span>{escape(picture.caption)}</span>" if picture.caption else ""
    place = escape(f"{up}{picture.place}")
    return f'<img loading="lazy" {room} src="{place}" alt="{escape(picture.alt)}">{words}'
