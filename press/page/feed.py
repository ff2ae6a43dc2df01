"""What moved as a feed that readers subscribe to: Atom, https://www.rfc-editor.org/rfc/rfc4287."""

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from press.check.changes import Change, Moved
from press.check.outcome import Build
from press.page.changes import FEW, Places, called, compared_with, count, standing, summary
from press.page.jupyter import Site

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
NO_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def feed_place(build: Build) -> str:
    """Where the feed lies in the site, beside the page of the same; "" where the book has none."""
    page = next(iter(build.changes), "")
    return build.book.place_of_page(page).removesuffix(".md") + ".xml" if page else ""


def feed_files(build: Build, site: Site) -> Iterator[tuple[str, bytes]]:
    """The feed by its place; none where nobody knows the address of the site, or no time when
    anything was accepted: a feed is made of both."""
    place, last = feed_place(build), _last(build)
    if place and site.url and last:
        yield place, _feed(build, site, place, last)


def _last(build: Build) -> date | None:
    """When the newest change was, or else when an output was accepted last."""
    record = next(iter(build.changes.values()), None)
    told = [*record.changes.values(), *record.comparisons.values()] if record else []
    dates = [change.date for change in told]
    accepted = [each.made.date for each in build.accepted.values() if each.made.date]
    dates = dates or [date.fromisoformat(each) for each in accepted]
    return max(dates, default=None)


def _feed(build: Build, site: Site, place: str, last: date) -> bytes:
    page, record = next(iter(build.changes.items()))
    book = build.book
    address = site.page(book.place_of_page(page))
    feed = Element("feed", xmlns=ATOM)
    _text(feed, "id", site.url + place)
    _text(feed, "title", f"{book.site.name or 'Book'}: {book.title_of(page)}")
    _text(feed, "subtitle", standing(build, record).replace("*", "").replace("\\", ""))
    _text(feed, "updated", _moment(last))
    SubElement(feed, "link", rel="self", type=TYPE, href=site.url + place)
    SubElement(feed, "link", rel="alternate", type="text/html", href=address)
    _text(SubElement(feed, "author"), "name", book.site.name or "Book")
    places = Places(book)
    entries = [(change, stem, change.title) for stem, change in record.changes.items()]
    entries += [(change, stem, called(change)) for stem, change in record.comparisons.items()]
    for change, stem, title in sorted(entries, key=lambda entry: entry[0].date, reverse=True):
        entry = SubElement(feed, "entry")
        _text(entry, "id", f"{address}#{stem}")
        _text(entry, "title", title)
        _text(entry, "updated", _moment(change.date))
        SubElement(entry, "link", rel="alternate", type="text/html", href=f"{address}#{stem}")
        content = SubElement(entry, "content", type="html")
        content.text = _valid("".join(_content(change, places, site)))
    indent(feed)
    made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _valid(text)


def _valid(text: str) -> str:
    """Text without the characters that XML has no way to say."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _content(change: Change, places: Places, site: Site) -> Iterator[str]:
    told = compared_with(change) if change.compared else summary(change)
    yield f"<p>{escape(told)}</p><ul>"
    yield from (f"<li>{_output(output, places, site)}</li>" for output in change.output)
    yield "</ul>"


def _output(output: Moved, places: Places, site: Site) -> str:
    cell = output.moves[0].cell if output.moves else output.cell
    words = escape(places.called(output, cell))
    if place := places.of(output, cell):
        anchor = f"#{place[1]}" if place[1] else ""
        address = site.page(places.book.place_of_page(place[0])) + anchor
        words = f'<a href="{escape(address)}">{words}</a>'
    told = [
        f"<code>{escape(move.before or 'nothing')}</code> → "
        f"<code>{escape(move.now or 'nothing')}</code>"
        + (f" ({escape(move.change)})" if move.change else "")
        for move in output.moves[:FEW]
    ]
    told += [f"ends: <code>{escape(output.ends)}</code>"] * bool(output.ends)
    more = max(len(output.moves) - FEW, 0) + output.more
    return f"{words} {', '.join(told)}{f', and {count(more)} more' if more else ''}"


def feed_link(href: str) -> str:
    """In the head of a page: where programs that follow a site find its feed."""
    # with a space, since for each `link[rel=alternate]` Material asks for a sitemap beside it
    return f'<link rel="alternate " type="{TYPE}" title="What moved" href="{escape(href)}">'


def feed_offer(href: str) -> str:
    """On the page of what moved: where people find the same."""
    words = f'Follow it with a feed reader: <a href="{escape(href)}">Atom feed</a>'
    return f'<p class="press-downloads" data-search-exclude>{words}</p>'
