"""Pages as the last build rendered them: `mkdocs serve` renders only what changed anew.

A page's HTML is made from the page, from the build and from MkDocs' settings. All of them are
compared, whole but for what belongs to other pages: a part that is added later counts by itself.
What other extensions read while they render is found out by watching them.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from press.book.book import Book
from press.check.outcome import Build
from press.problems import Problem

MADE = ("content", "toc", "present_anchor_ids", "links_to_anchors", "_title_from_render")
"""What `Page.render` sets."""
NO_MATTER = frozenset({"problems", "book"})
"""Of a build: problems stand above a page, not in it, and the book is compared by its own parts."""
FRAME = frozenset({"plugins", "theme", "hooks", "mdx_configs"})
"""Settings that MkDocs makes into objects; the first three work before or after Markdown."""


@dataclass(frozen=True)
class Rendered:
    """What was made of a page, from what, and what was wrong with it."""

    facts: Any
    files: Mapping[str, Any]
    """What other extensions read meanwhile, as it was."""
    made: Mapping[str, Any]
    problems: list[Problem]


@dataclass
class RenderCache:
    """The pages of the last build, by their place in the docs."""

    pages: dict[str, Rendered] = field(default_factory=dict)
    opened: set[str] | None = None
    """While a page is rendered: the files that were opened."""
    watching: bool = False

    def render(
        self, page: Page, facts: Any, config: MkDocsConfig, files: Files, problems: list[Problem]
    ) -> list[Problem]:
        """Do what `Page.render` does, or take what it did to the same page before.

        Rendering adds to `problems`; what is returned is what is wrong with the page.
        """
        old = self.pages.get(page.file.src_uri)
        if old and facts == old.facts and all(_state(f) == s for f, s in old.files.items()):
            vars(page).update(old.made)
            page.links_to_anchors = renewed(page.links_to_anchors, files)
            return old.problems
        with self._watch() as opened:
            Page.render(page, config, files)
        made = {name: vars(page).get(name) for name in MADE}
        read = {name: _state(name) for name in opened}
        self.pages[page.file.src_uri] = Rendered(facts, read, made, problems)
        return problems

    @contextmanager
    def _watch(self) -> Iterator[set[str]]:
        """Collect the names of files that are opened; a hook of the interpreter stays for ever."""
        if not self.watching:
            sys.addaudithook(self._notice)
            self.watching = True
        self.opened = opened = set[str]()
        try:
            yield opened
        finally:
            self.opened = None

    def _notice(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self.opened is not None and isinstance(arguments[0], str):
            self.opened.add(str(Path(arguments[0]).absolute()))


def _state(file: str) -> Any:
    try:
        found = Path(file).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def made_from(page: Page, path: str, build: Build, config: MkDocsConfig, files: Files) -> Any:
    """All that a page's HTML depends on, to be compared with the same of another build."""
    book = build.book
    chapter = book.chapters.get(path)
    works = book.works_of(chapter) if chapter else []
    narrow = {"chapters": [path], **dict.fromkeys(("snippets", "results", "accepted"), works)}
    mdx = {name: options for name, options in config.mdx_configs.items() if name != "press"}
    settings = {name: value for name, value in config.items() if name not in FRAME}
    places = sorted((file.src_uri, file.url) for file in files)
    parts = _parts(build, narrow), _parts(book, narrow), book.glossary
    return page.markdown, page.meta, parts, settings, mdx, places


def _parts(whole: Build | Book, narrow: Mapping[str, list[str]]) -> dict[str, Any]:
    """Each field, and of those named in `narrow` the values of the names that are given there."""
    found = {each.name: getattr(whole, each.name) for each in fields(whole)}
    return {
        name: [value.get(key) for key in narrow[name]] if name in narrow else value
        for name, value in found.items()
        if name not in NO_MATTER
    }


def renewed(links: Any, files: Files) -> Any:
    """Links to anchors, by the files of this build, which checks them."""
    return {
        file: anchors
        for old, anchors in (links or {}).items()
        if (file := files.get_file_from_path(old.src_uri))
    }
