"""What lies beside the pages of a site: each as Markdown, its figures, and `llms.txt`."""

from collections.abc import Iterator
from itertools import groupby

from press.book.book import Book
from press.check.outcome import Build
from press.page.pictures import pictures
from press.page.plain import plain_page

LLMS = "llms.txt"
ABOUT = "Each page is Markdown, with what its code printed and drew when it was run."


def companions(build: Build, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Files by their place in the site."""
    for path in build.book.reading:
        chapter = build.book.chapters[path]
        yield build.book.place_of_page(path), plain_page(build, chapter).encode()
        for picture in pictures(build, chapter):
            yield picture.place, picture.content
    yield LLMS, "\n".join(_llms(build.book, site_url)).encode()


def _llms(book: Book, site_url: str) -> Iterator[str]:
    """The pages for whoever reads text: https://llmstxt.org"""
    yield f"# {book.site.name}"
    if book.site.description:
        yield from ("", f"> {book.site.description}")
    yield from ("", ABOUT, "")
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    for part, paths in groupby(book.reading, lambda p: book.site.part_of(book.place_of_page(p))):
        yield from (f"## {part or 'Pages'}", "")
        for path in paths:
            told = book.chapters[path].description
            link = f"[{book.title_of(path)}]({base}{book.place_of_page(path)})"
            yield f"- {link}: {told}" if told else f"- {link}"
        yield ""
