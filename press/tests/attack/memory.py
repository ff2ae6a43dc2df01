"""What works of a book could read, in the campaign's own terms; and what they showed then.

A build from nothing runs a work once for each content of all that it could read. That is told by
the words in its code, more coarsely than press tells it, and by other means: where press misses a
change, this doesn't, and the two differ. In each build one work that is remembered runs all the
same, so that a memory that is wrong is found, too.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from press.book.work import Work
from press.project import Project
from press.run.keys import digest
from press.run.pool import ForkedPool
from press.run.port import Finished, Pick, in_turn
from press.tests.attack.edits import Files, entries_below, read_files
from press.wire import Shown, encode

LISTING = re.compile(r"listdir|glob|walk|iter_modules|list_files")
Known = Mapping[str, Finished]
"""How works ended, by `Remembering.key`."""


def made_from(work: Work) -> str:
    """What may decide the result of a work: not its place in the file, nor what a page does."""
    cells = [(cell.name, cell.code, "warns" in cell.tags) for cell in work.cells]
    return repr((work.name, cells, sorted(work.values), sorted(work.raises)))


def closure(work: str, files: Files) -> str:
    """All that a work could read, told by the words in it: not press's way to tell."""
    texts = [work]
    found: dict[str, object] = {}
    while texts:
        text = texts.pop()
        words = _words(text)
        if LISTING.search(text):
            found["names"] = sorted(path for path in files if not path.startswith("docs/"))
        for path, content in files.items():
            name, called = _names(path)
            if path not in found and (name in text or called in words):
                found[path] = content
                if path.endswith(".py") and isinstance(content, bytes):
                    texts.append(content.decode(errors="replace"))
                elif isinstance(content, str):
                    texts.append(content)
    environment = str(files.get("pyproject.toml")).partition("environment]")[2]
    return repr((work, sorted(found.items()), environment))


@lru_cache(maxsize=1000)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


@lru_cache(maxsize=1000)
def _names(path: str) -> tuple[str, str]:
    """The name of a file, and the word by which code imports it."""
    file = Path(path)
    return file.name, file.parent.name if file.stem == "__init__" else file.stem


class Remembering:
    """A pool for a build from nothing, which knows how works ended in those before.

    `chance`, from 0 to 1, says which of them is tried again: each build should bring another.
    """

    def __init__(self, pool: ForkedPool, known: Known, chance: float) -> None:
        self.pool, self.known, self.chance = pool, known, chance
        self.learnt: dict[str, Finished] = {}
        self.mistaken: list[str] = []
        """What showed something else when it ran once more."""

    @property
    def project(self) -> Project:
        return self.pool.project

    @project.setter
    def project(self, project: Project) -> None:
        self.pool.project = project

    def run(self, works: list[Work], pick: Pick = in_turn) -> Iterator[Finished]:
        """Yield what is known; run the rest, and one of those that are known."""
        root = self.project.root
        files, names = read_files(root), names_below(root)
        keys = {work.name: self.key(work, files, names) for work in works}
        known = [work for work in works if keys[work.name] in self.known]
        again = known[int(self.chance * len(known))].name if known else ""
        afresh = {work.name for work in works} - {work.name for work in known} | {again}
        for work in known:
            if work.name != again:
                yield replace(self.known[keys[work.name]], work=work)
        for finished in self.pool.run([work for work in works if work.name in afresh], pick):
            key = keys[finished.work.name]
            if finished.work.name == again:
                self._compare(finished, self.known[key])
            self.learnt[key] = finished
            yield finished

    def key(self, work: Work, files: Files, names: Collection[str]) -> str:
        """The text of the work, all that it could read, and the settings.

        The names of all files count, too: nobody knows from words what comes before what.
        """
        facts = work.text, closure(made_from(work), files), files.get("pyproject.toml"), names
        return digest(repr((*facts, files.get(work.name))).encode())

    def _compare(self, now: Finished, then: Finished) -> None:
        if _seen(now) != _seen(then):
            self.mistaken.append(f"{now.work.name} shows {_seen(now)}")
            self.mistaken.append(f"but was remembered with {_seen(then)}")

    def interrupt(self) -> None:
        self.pool.interrupt()

    def close(self) -> None:
        """The pool outlives a build."""

    def __enter__(self) -> "Remembering":
        return self

    def __exit__(self, *_: object) -> None: ...


def names_below(root: Path) -> list[str]:
    """The names of all files and folders of a book, bytecode and all, but of its pages."""
    names = (place for place, _ in entries_below(root, (".press", "site")))
    return sorted(name for name in names if not name.startswith("docs/") or name.endswith(".py"))


def _seen(finished: Finished) -> bytes:
    """What a page can show of how a work ended."""
    shown = finished.shown or Shown({}, {}, {}, None, 0.0, 0)
    told = finished.code, finished.refused, finished.printed, finished.fault
    return encode((shown.cells, shown.values, shown.warnings, shown.error, told))
