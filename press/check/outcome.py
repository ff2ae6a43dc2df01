"""What a build came to: a book with what it showed, and what is to be said of that."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from press.book.book import Book
from press.book.index import Listed
from press.book.result import Result
from press.check.changes import Change, Record, change_of
from press.check.drift import (
    DRAWN,
    NONE,
    REAL,
    Expected,
    Move,
    expected_file,
    is_accepted,
    moves,
    shown_text,
)
from press.check.made import Made
from press.datasets import Dataset
from press.problems import Problem
from press.project import Project

UNWATCHED = "all data counts as read by each snippet, since Linux can't say what native code reads"


@dataclass(frozen=True)
class Build:
    """A book with what it showed, and the facts that the foot of its pages names."""

    book: Book
    results: Mapping[str, Result]
    problems: tuple[Problem, ...]
    editions: Mapping[str, str]
    """For each file of the registry that is there, by its path: "stand-in" or "real"."""
    accepted: Mapping[str, Expected]
    """What was accepted of each work, where anything was."""
    commit: str
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    """What the registry says of each of its files, by its path."""
    names: Mapping[str, Listed] = field(default_factory=dict)
    """For each page, the names of libraries that it lists."""
    changes: Mapping[str, Record] = field(default_factory=dict)
    """For each page that shows it, what moved when versions changed."""

    @property
    def notes(self) -> list[str]:
        """A line for each thing that the machine lacks, and how it is had; none is a problem."""
        results = self.results.values()
        lacking = Counter(result.lacks for result in results if result.lacks)
        blind = sorted({result.unwatched for result in results if result.unwatched})
        return [
            *(f"{n} not run: {'it' if n == 1 else 'each'} {lacks}" for lacks, n in lacking.items()),
            *(f"{UNWATCHED}; {what_to_do}" for what_to_do in blind),
        ]

    def edition_of(self, result: Result) -> str:
        """The editions of the data that a result was made from, in words."""
        return edition_of(result, self.book, self.editions)

    def drift(self, result: Result) -> list[Problem]:
        """How a snippet's outputs differ from what was accepted, on the same edition of data."""
        name, edition = result.work.name, self.edition_of(result)
        if not result.ok or name not in self.book.snippets or edition not in (NONE, DRAWN, REAL):
            return []
        stray = expected_file(self.book.project.root, name, REAL)
        if edition == NONE and stray.is_file():
            message = f"accepted on real data, and {name} reads none; `press accept` removes it"
            return [Problem(stray.relative_to(self.book.project.root).as_posix(), 1, message)]
        expected = self.accepted.get(name)
        if expected is None:
            on = "" if edition == NONE else f" on {edition}"
            message = f"nothing accepted yet{on}; look at its output, then `press accept {name}`"
            return [Problem(name, 1, message)]
        on = " on real data" if edition == REAL else ""
        return [
            Problem(name, 1, f"drift{on} in {move}; if it is right, `press accept {name}`")
            for move in self.moves(result, expected)
        ]

    def moves(self, result: Result, expected: Expected) -> Iterator[Move]:
        """Each difference between what a work shows and what is expected of it."""
        varying = [cell.name for cell in result.work.cells if "varies" in cell.tags]
        return moves(expected.text, shown_text(result), varying)

    def change(self, result: Result, made: Made) -> Change | None:
        """What the record will say of an output that is accepted now; None where there is nothing
        to be said."""
        old, edition = self.accepted.get(result.work.name), self.edition_of(result)
        if old is None:
            return None
        return change_of(result.work.name, old, edition, self.moves(result, old), made)


def edition_of(result: Result, book: Book, editions: Mapping[str, str]) -> str:
    """The editions that a result depends on, in words: of the data that it was made from.

    A value that a page asks for on one edition alone makes it differ, whatever its work reads.
    """
    asked = book.of_one_edition.get(result.work.name, frozenset())
    used = {editions[file] for file in result.needs.files if file in editions}
    used |= {"real" if name in book.active.real else "stand-in" for name in asked}
    return _in_words(used)


def describe_editions(results: Collection[Result], editions: Mapping[str, str]) -> str:
    read = {name for result in results for name in result.needs.files}
    return _in_words({editions[file] for file in read if file in editions})


def _in_words(editions: Collection[str]) -> str:
    return " and ".join(sorted(editions)) + " data" if editions else NONE


def strays(project: Project) -> list[Path]:
    """Accepted outputs, by their path from the root, of snippets, labs and notebooks that are
    gone."""
    labs = project.docs / project.settings.labs
    files = {*project.snippets.rglob("*.out"), *labs.glob("*.out")}
    files |= {file for file in project.docs.rglob("*.out") if is_accepted(file)}
    return sorted(file.relative_to(project.root) for file in files if not _has_code(file))


def _has_code(accepted: Path) -> bool:
    """Whether what an accepted output is of is still there."""
    stem = accepted.name.removesuffix(".out").removesuffix(".real")
    return any(accepted.with_name(f"{stem}{ending}").exists() for ending in (".py", ".ipynb"))
