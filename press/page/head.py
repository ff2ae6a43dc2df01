"""What the head of a page tells machines: where it is to be had as Markdown, how to present it."""

from collections.abc import Iterator
from html import escape

from press.book.chapters import Chapter
from press.check.outcome import Build
from press.page.card import SIZE, can_draw
from press.page.pictures import pictures


def head_html(build: Build, chapter: Chapter, plain: str, address: str, site_url: str) -> str:
    """`plain` leads to the page as Markdown; `address` is the page's own, "" where unknown."""
    # with a space, since for each `link[rel=alternate]` Material asks for a sitemap beside it
    link = f'<link rel="alternate " type="text/markdown" href="{escape(plain)}">'
    if not address:
        return link
    told = "".join(
        f'<meta {"name" if name.startswith("twitter:") else "property"}="{name}"'
        f' content="{escape(content)}">'
        for name, content in _told(build, chapter, address, site_url)
        if content
    )
    return link + told


def _told(build: Build, chapter: Chapter, address: str, site_url: str) -> Iterator[tuple[str, str]]:
    """The Open Graph's properties, https://ogp.me, and what X wants besides."""
    site = build.book.site
    yield "og:type", "article"
    yield "og:title", build.book.title_of(chapter.path)
    yield "og:description", chapter.description or site.description
    yield "og:site_name", site.name
    yield "og:url", address
    yield "twitter:card", "summary_large_image" if can_draw() else "summary"
    if can_draw():
        found = pictures(build, chapter)
        yield "og:image", f"{site_url.rstrip('/')}/{card_place(build, chapter)}"
        yield "og:image:width", str(SIZE[0])
        yield "og:image:height", str(SIZE[1])
        yield "og:image:alt", found[0].alt if found else build.book.title_of(chapter.path)


def card_place(build: Build, chapter: Chapter) -> str:
    """Where the card of a page lies in the site."""
    return build.book.place_of_page(chapter.path).removesuffix(".md") + "-card.png"
