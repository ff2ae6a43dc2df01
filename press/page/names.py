"""The index of names and, at the foot of a page, the names that it introduces: as Markdown.

What leads from page to page is a link in Markdown, so that a site builder checks and mends it.
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from posixpath import dirname, relpath

from press.book.book import Book
from press.book.index import Listed, Name, Place

SEPARATOR = " · "  # since titles have commas
FEW = 4
"""Pages that the index names outright; others unfold."""
Raw = Callable[[str], str]
"""Keeps HTML from Markdown, and says what stands for it."""


def introduced_lines(listed: Listed, page: str, book: Book, raw: Raw) -> Iterator[str]:
    """The foot of a page."""
    if not listed.introduced:
        return
    yield from ("", raw('<aside class="press-names" aria-label="New names" data-search-exclude>'))
    links = (_code(name, listed.at, page, book) for name in listed.introduced)
    yield from ("", f"Names used here first: {', '.join(links)}", "", raw("</aside>"), "")


def _code(name: str, at: str, page: str, book: Book) -> str:
    target = f"{link_to(at, page, book)}#{name}" if at else ""
    return f"[`{name}`]({target})" if target else f"`{name}`"


def index_lines(listed: Listed, page: str, book: Book, raw: Raw) -> Iterator[str]:
    """The index, in place of its mark: a list for each library."""
    titles = {path: book.title_of(path) for path in book.reading}

    def link(place: Place) -> str:
        title = titles[place.page].replace("[", r"\[").replace("]", r"\]")
        return f"[{title}]({link_to(place.page, page, book)}#{place.anchor})"

    for library, names in (listed.index or {}).items():
        yield from ("", f"## {library}", "")
        yield from _list(names, link, raw, anchors=True)
    if listed.missing:
        yield from ("", "## Named, and not there today", "")
        yield from _list(listed.missing, link, raw, anchors=False)


def _list(
    names: Sequence[Name], link: Callable[[Place], str], raw: Raw, anchors: bool
) -> Iterator[str]:
    yield from (raw('<div class="press-index" data-search-exclude>'), "")
    for name in names:
        anchor = f' id="{escape(name.text)}"' if anchors else ""
        others = ", ".join(f"`{other}`" for other in name.others)
        also = f" (also {others})" if others else ""
        places = [link(place) for place in name.places]
        shown, rest = places[:FEW], places[FEW:]
        if len(rest) == 1:
            shown, rest = places, []
        more = f"{raw(f'<details><summary>{len(rest)} more pages</summary>')}{SEPARATOR.join(rest)}"
        more = f" {more}{raw('</details>')}" if rest else ""
        code = raw(f"<code{anchor}>{escape(name.text)}</code>")
        yield f"- {code}{also} {SEPARATOR.join(shown)}{more}"
    yield from ("", raw("</div>"), "")


def link_to(target: str, page: str, book: Book) -> str:
    """From a page to another, as Markdown links files; a lab is a page like others."""
    if target == page:
        return ""
    return relpath(book.place_of_file(target), dirname(book.project.place(page)) or ".")
