"""Pages as they were last rendered: a build renders only those that changed.

A page's HTML is made from the page, from the build, from MkDocs' settings, from the code that makes
it and from the files that extensions read meanwhile. All of them are in its key, whole but for what
belongs to other pages: a part that is added later counts by itself. What extensions read is found
out by watching them. Pages stay in memory, and on disk for the next command where all that renders
is known to do nothing else.
"""

import logging
import os
import platform
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path, PurePath
from typing import Any

import msgspec
from markdown.util import get_installed_extensions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

import press
from press.book.book import Book
from press.check.changes import MARK as CHANGES
from press.check.outcome import Build
from press.page.gallery import GALLERY
from press.problems import PressError, Problem
from press.run.keys import Snapshot, digest, installed_state
from press.run.store import read_checked, write_checked
from press.surroundings import device, file_hash, loaded_files

NO_MATTER = frozenset({"problems", "book"})
"""Of a build: problems stand above a page, not in it, and the book is compared by its own parts."""
FRAME = frozenset({
    "plugins", "theme", "hooks", "mdx_configs",
    "site_dir", "site_url", "dev_addr", "strict",
})  # fmt: skip
"""Settings that work before or after Markdown, and those of the extensions, which count apart."""
KNOWN = ("markdown.extensions.", "pymdownx.", "material.extensions.", "press.")
"""Extensions whose pages depend on nothing but their key and the files that they open."""
YOUNG = 60.0
"""Seconds before this command began within which its code may have been read, then changed."""
BEGAN = time.time()
ASIDE = frozenset({"tests", "demo", "build"})
"""Folders of press that render nothing."""
LISTED = os.sep
"""Marks a folder of which the names were asked for."""
LOGGERS = "", "mkdocs"
"""What MkDocs' command says goes no further than its own logger."""


@dataclass(frozen=True)
class Heading:
    """An entry in a page's table of contents."""

    title: str
    id: str
    level: int
    children: list["Heading"]


@dataclass(frozen=True)
class Rendered:
    """What `Page.render` made of a page, from what, and what press found wrong with it."""

    key: str
    files: dict[str, str]
    """What was read meanwhile, by content."""
    content: str | None
    toc: list[Heading]
    title: str | None
    anchors: list[str]
    links: dict[str, dict[str, str]]
    """To anchors, by the file that they lead to."""
    problems: list[Problem]

    def put(self, page: Page, files: Files) -> None:
        """Make a page what it was. Its links are to the files of this build, which checks them."""
        page.content, page._title_from_render = self.content, self.title
        page.toc = get_toc([_token(heading) for heading in self.toc])
        page.present_anchor_ids = set(self.anchors)
        page.links_to_anchors = {
            file: dict(anchors)
            for name, anchors in self.links.items()
            if (file := files.get_file_from_path(name))
        }


@dataclass
class RenderCache:
    """The pages as they were last rendered, by their place in the docs."""

    home: Path | None = None
    """Where they are kept for the next command."""
    pages: dict[str, Rendered] = field(default_factory=dict)
    touched: set[str] | None = None
    """While a page is rendered: what was opened, looked for or, with `LISTED`, listed."""
    thread: int = 0
    """The one that renders: what others do meanwhile is none of the page's."""
    watching: bool = False
    state: str = field(default_factory=lambda: installed_state())
    """As it was when this command began."""
    common: Any = None
    """The part of the key that all pages of this build share."""
    lasting: bool = False
    """Whether what this build renders may be kept on disk."""

    def begin(self, home: Path) -> None:
        """Another build begins: settings, files and code may have changed."""
        self.home, self.common = home, None

    def render(
        self,
        page: Page,
        path: str,
        build: Build,
        config: MkDocsConfig,
        files: Files,
        problems: list[Problem],
        draw: Callable[[Page, MkDocsConfig, Files], None] = Page.render,
    ) -> list[Problem]:
        """Do what `draw` does, or take what it did to the same page before.

        Rendering adds to `problems`; what is returned is what is wrong with the page.
        """
        if self.common is None:
            self._look_around(build, config, files)
        key = self._key(page, path, build)
        snapshot = Snapshot(build.book.project)
        old = self._find(page, key) if key else None
        if old and all(_state(snapshot, file) == then for file, then in old.files.items()):
            old.put(page, files)
            return old.problems
        started = time.time()
        with self._watch() as touched, _listen() as said:
            draw(page, config, files)
        if key and not said and not any(_changed_since(file, started) for file in touched):
            read = {file: _state(snapshot, file) for file in touched}
            self._keep(page, _rendered(page, key, read, problems))
        return problems

    def _look_around(self, build: Build, config: MkDocsConfig, files: Files) -> None:
        """See what all pages of this build are made from, and by."""
        own = loaded_files() | {str(file): file_hash(file) for file in _modules_of_press()}
        young = any(_changed_since(file, BEGAN - YOUNG) for file in own)
        self.lasting = not young and self.state == installed_state() and is_known(config)
        settings = {name: value for name, value in config.items() if name not in FRAME}
        mdx = {name: value for name, value in config.mdx_configs.items() if name != "press"}
        self.common = encoded([
            (platform.python_version(), self.state, own),
            (settings, mdx, logging.getLogger("mkdocs").getEffectiveLevel()),
            sorted((file.src_uri, file.url, file.inclusion.value) for file in files),
            (build.book.glossary, device(build.book.project.fixed_environment)),
        ])  # fmt: skip

    def _key(self, page: Page, path: str, build: Build) -> str:
        """Of all that a page is made from; empty where that can't be told."""
        book = build.book
        chapter = book.chapters.get(path)
        works = book.works_of(chapter) if chapter else []
        pages = [path]
        if chapter and GALLERY in chapter.body:  # which shows something of all
            pages, works = [*book.chapters], [*book.works]
        narrow = {"chapters": pages, "names": [path], "changes": [path]}
        narrow |= dict.fromkeys(("snippets", "results", "accepted"), works)
        if chapter and CHANGES in chapter.body:  # which leads to all
            narrow |= {"chapters": [*book.chapters]}
            narrow |= {"snippets": [*book.works], "accepted": [*book.works]}
        parts = _parts(build, narrow), _parts(book, narrow)
        own = encoded([page.file.src_uri, page.file.inclusion.value, page.markdown, parts])
        return digest(self.common + own) if self.common and own else ""

    def _find(self, page: Page, key: str) -> Rendered | None:
        name = page.file.src_uri
        if (old := self.pages.get(name)) and old.key == key:
            return old
        found = read_checked(self._file(name), Rendered) if self.home else None
        if found and found.key == key:
            self.pages[name] = found
            return found
        return None

    def _keep(self, page: Page, made: Rendered) -> None:
        self.pages[page.file.src_uri] = made
        if self.lasting and self.home:
            with suppress(PressError):  # no room: then it is rendered again
                write_checked(self._file(page.file.src_uri), made)

    def _file(self, name: str) -> Path:
        assert self.home
        return self.home / digest(name.encode())[:32]

    @contextmanager
    def _watch(self) -> Iterator[set[str]]:
        """Collect what is opened or looked for; the interpreter's hook stays for ever."""
        if not self.watching:
            sys.addaudithook(self._notice)
            self.watching = True
        self.touched, self.thread = (touched := set[str]()), threading.get_ident()
        plain = os.stat

        def stat(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
            self._touch(path)
            return plain(path, *arguments, **options)

        os.stat = stat  # no event of Python tells that a file was looked for
        try:
            yield touched
        finally:
            os.stat, self.touched = plain, None

    def _notice(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            self._touch(arguments[0])
        elif event in ("os.listdir", "os.scandir"):
            self._touch(arguments[0] or ".", LISTED)

    def _touch(self, path: Any, how: str = "") -> None:
        if self.touched is None or self.thread != threading.get_ident():
            return
        if isinstance(path, str | bytes | os.PathLike):
            self.touched.add(os.path.abspath(os.fsdecode(path)) + how)


@contextmanager
def _listen() -> Iterator[list[logging.LogRecord]]:
    """Collect what this thread logs: a page that has something to say says it in every build."""
    said: list[logging.LogRecord] = []
    handler, own = logging.Handler(logging.INFO), threading.get_ident()
    handler.handle = lambda record: record.thread != own or said.append(record) or True  # type: ignore
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield said
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def _rendered(page: Page, key: str, read: dict[str, str], problems: list[Problem]) -> Rendered:
    return Rendered(
        key=key,
        files=read,
        content=page.content,
        toc=[_heading(link) for link in page.toc],
        title=page._title_from_render,
        anchors=sorted(page.present_anchor_ids or ()),
        links={file.src_uri: at for file, at in (page.links_to_anchors or {}).items()},
        problems=list(problems),
    )


def _heading(link: AnchorLink) -> Heading:
    return Heading(link.title, link.id, link.level, [_heading(child) for child in link.children])


def _token(heading: Heading) -> Any:
    """A heading as Markdown tells MkDocs of it."""
    children = [_token(child) for child in heading.children]
    return {"name": heading.title, "id": heading.id, "level": heading.level, "children": children}


def _parts(whole: Build | Book, narrow: Mapping[str, list[str]]) -> dict[str, Any]:
    """Each field, and of those named in `narrow` the values of the names that are given there."""
    return {
        name: [_compared(value.get(key)) for key in narrow[name]] if name in narrow else value
        for name, value in _compared(whole).items()
        if name not in NO_MATTER
    }


def _compared(value: Any) -> Any:
    """The fields by which two values are told apart."""
    if value is None:
        return None
    return {each.name: getattr(value, each.name) for each in fields(value) if each.compare}


def encoded(facts: Any) -> bytes:
    """Equal for equal facts alone; empty where that can't be told."""
    try:
        return msgspec.json.encode(facts, enc_hook=_plain, order="deterministic")
    except (TypeError, ValueError, RecursionError):
        return b""


def _plain(value: Any) -> Any:
    """What JSON has no form for: MkDocs' settings, mostly."""
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    if isinstance(value, Mapping):
        return kind, dict(value)
    if isinstance(value, PurePath):
        return kind, str(value)
    if isinstance(value, re.Pattern):
        return kind, value.pattern, value.flags
    if isinstance(value, partial):
        return kind, value.func, value.args, value.keywords
    if callable(value) and not getattr(value, "__closure__", None) and hasattr(value, "__name__"):
        return kind, value.__module__, value.__qualname__
    if (state := value.__getstate__()) is None:
        raise TypeError(f"nobody can tell two of {kind} apart")
    return kind, state


def is_known(config: MkDocsConfig) -> bool:
    """Whether all that renders is known to make a page of its key and of files on this machine."""
    modules = {each.name: each.value for each in reversed([*get_installed_extensions()])}
    names = config.markdown_extensions
    if not all(isinstance(name, str) for name in names):
        return False
    places = [modules.get(name, name) for name in names]
    asks = any((own or {}).get("url_download") for own in config.mdx_configs.values())
    told = (own for name, own in config.mdx_configs.items() if name != "press")
    places += [f"{function.__module__}." for function in _functions([*told])]
    return not asks and all(f"{place}.".startswith(KNOWN) for place in places)


def _functions(value: Any) -> Iterator[Any]:
    """The functions among an extension's settings, however deep."""
    if isinstance(value, Mapping):
        value = [*value.values()]
    if isinstance(value, partial):
        value = [value.func, *value.args, *value.keywords.values()]
    if isinstance(value, list | tuple):
        for each in value:
            yield from _functions(each)
    elif callable(value):
        yield value


def _state(snapshot: Snapshot, file: str) -> str:
    """A file by its content, a folder by the names in it if they were asked for."""
    try:
        seen = not file.endswith(LISTED) and Path(file).is_dir()
        return "a folder" if seen else snapshot.file(file)
    except OSError as error:
        return type(error).__name__


def _modules_of_press() -> Iterator[Path]:
    """press's own code, also what is imported only when a page needs it."""
    folder = Path(press.__file__).parent
    for room in (folder, *(each for each in folder.iterdir() if each.name not in ASIDE)):
        yield from room.glob("*.py")


def _changed_since(file: str, moment: float) -> bool:
    try:
        found = Path(file).stat()
    except OSError:
        return False
    return max(found.st_mtime, found.st_ctime) > moment
