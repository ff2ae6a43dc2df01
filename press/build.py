"""The whole road once: data in place, book read, works run, everything judged."""

import subprocess
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from press.book.book import Book, load_book
from press.check.drift import Expected, moved, read_expected, shown_text
from press.check.promises import problems_of
from press.datasets import activate_missing
from press.problems import PressError, Problem
from press.project import Project
from press.run.pool import ForkedPool
from press.run.port import Pool
from press.run.result import Result
from press.run.runner import Runner, Watch, silent
from press.run.store import Store

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


def open_pool(project: Project) -> Pool:
    """What runs the project's works: this machine, or the cluster that its settings name."""
    if project.settings.scheduler:
        from press.run.cluster import ClusterPool  # which needs Dask

        return ClusterPool(project)
    return ForkedPool(project)


def make_build(
    project: Project,
    pool: Pool,
    *,
    watch: Watch = silent,
    fresh: bool = False,
    only: Collection[str] | None = None,
    session: str = "",
) -> Build:
    """Run what is stale of the book, or of the works named in `only`, and say all that is wrong.

    The processes of one test `session` share what failed, so that it is run once.
    """
    editions = data_in_place(project)
    book = load_book(project)
    works = [work for name, work in book.works.items() if only is None or name in only]
    accepted, damaged = _accepted(project, [work.name for work in works])
    costs = {name: expected.seconds for name, expected in accepted.items()}
    try:
        store = Store(project.home / "store")
        runner = Runner(project, store, pool, watch, session, costs)
        results = runner.run(works, fresh)
    except OSError as error:  # a full disk, mostly
        message = f"{error.strerror} ({error.filename}); mend that, then run it again"
        raise PressError([Problem(".press", 1, message)]) from error
    problems = tuple(dict.fromkeys([*book.problems(), *problems_of(book, results), *damaged]))
    return Build(book, results, problems, editions, accepted, commit_of(project))


def _accepted(project: Project, names: Iterable[str]) -> tuple[dict[str, Expected], list[Problem]]:
    """The accepted outputs that can be read, and what is wrong with the others."""
    read = {name: read_expected(project.root, name) for name in names}
    found = {name: each for name, each in read.items() if isinstance(each, Expected)}
    return found, [each for each in read.values() if isinstance(each, Problem)]


def data_in_place(project: Project) -> Mapping[str, str]:
    """Put stand-ins where no data is; the edition of each file of the registry, if there is one."""
    if not (project.data / "registry.toml").is_file():
        return {}
    folder = project.settings.data
    return {f"{folder}/{file}": each for file, each in activate_missing(project.data).items()}


def commit_of(project: Project) -> str:
    """The commit that the book is made from, marked where the tree has changed since."""
    command = ["git", "-C", str(project.root), "describe", "--always", "--dirty", "--exclude=*"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""  # not a checkout, or no git: then there is nothing to name
