"""What a build came to: a book with what it showed, and what is to be said of that."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from press.book.book import Book
from press.book.index import Listed
from press.book.result import Result
from press.check.drift import Expected, moved, shown_text
from press.datasets import Dataset
from press.problems import Problem

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
        return describe_editions([result], self.editions)

    def drift(self, result: Result) -> list[Problem]:
        """How a snippet's outputs differ from what was accepted, on the same edition of data."""
        name = result.work.name
        if not result.ok or name not in self.book.snippets:
            return []
        expected = self.accepted.get(name)
        if expected is None:
            message = f"nothing accepted yet; look at its output, then `press accept {name}`"
            return [Problem(name, 1, message)]
        if expected.edition != self.edition_of(result):
            return []  # accepted on the stand-in, run on the real data: no comparison to make
        varying = [cell.name for cell in result.work.cells if "varies" in cell.tags]
        return [
            Problem(name, 1, f"drift in {line}; if it is right, `press accept {name}`")
            for line in moved(expected.text, shown_text(result), varying)
        ]


def describe_editions(results: Collection[Result], editions: Mapping[str, str]) -> str:
    read = {name for result in results for name in result.needs.files}
    used = {editions[file] for file in read if file in editions}
    return " and ".join(sorted(used)) + " data" if used else "no data"
