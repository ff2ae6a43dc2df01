"""What lies beside the pages, kept while nothing changes that it is made from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from press.book.chapters import Chapter
from press.book.index import MARK
from press.check.changes import MARK as CHANGES
from press.check.outcome import Build
from press.page.gallery import GALLERY

OF_ALL = MARK, GALLERY, CHANGES
"""Marks of pages that show something of all pages."""
Made = TypeVar("Made")


@dataclass
class Kept:
    """The files that were made for each page. Make one for each command."""

    made: dict[str, tuple[Any, list[Any]]] = field(default_factory=dict)
    """By the page: what its files were made from, and they themselves."""

    def of(
        self, build: Build, chapter: Chapter, others: Any, make: Callable[[], Iterable[Made]]
    ) -> list[Made]:
        """What `make` makes of a page, and of `others`; or what it last made of the same."""
        if any(mark in chapter.body for mark in OF_ALL):
            return list(make())
        facts = _facts(build, chapter), others
        found = self.made.get(chapter.path)
        if not found or found[0] != facts:
            found = self.made[chapter.path] = facts, list(make())
        return found[1]


def _facts(build: Build, chapter: Chapter) -> Any:
    """All that a page is made from which shows nothing of other pages."""
    book = build.book
    works = book.works_of(chapter)
    shown = [(build.results.get(name), book.snippets.get(name)) for name in works]
    names = build.names.get(chapter.path)
    return chapter, shown, names, build.editions, build.datasets, book.project, book.site
