"""The whole road once: data in place, book read, works run, everything judged."""

import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from press.book.book import Book, load_book
from press.book.index import WORK, index_work, listed_names
from press.book.result import Result
from press.book.work import Work
from press.check.changes import MARK, read_record
from press.check.drift import NONE, REAL, Expected, read_expected
from press.check.outcome import Build, edition_of
from press.check.promises import problems_of
from press.datasets import Dataset, activate_missing, load_registry
from press.problems import Problem
from press.project import Project
from press.run.pool import ForkedPool
from press.run.port import Pool
from press.run.runner import Runner, Watch, silent
from press.run.store import Store


def open_pool(project: Project) -> Pool:
    """What runs the project's works: this machine, or the cluster that its settings name."""
    if project.settings.scheduler:
        from press.run.cluster import ClusterPool  # which needs Dask

        return ClusterPool(project)
    return ForkedPool(project)


@dataclass(frozen=True)
class Reading:
    """A book as its files are now, before anything of it runs."""

    book: Book
    works: list[Work]
    """Those that are to run."""
    editions: Mapping[str, str]
    before: Mapping[str, Expected]
    """What is likely to be accepted of each work, as long as nobody knows what data it reads."""

    def runner(self, pool: Pool, watch: Watch = silent, session: str = "") -> Runner:
        """What runs the works; it knows what they took when they were accepted."""
        project = self.book.project
        costs = {name: expected.seconds for name, expected in self.before.items()}
        return Runner(project, Store(project.home / "store"), pool, watch, session, costs)

    def judged(self, results: Mapping[str, Result]) -> Build:
        """The book with what it showed, and all that is wrong with that."""
        book, project, editions = self.book, self.book.project, self.editions
        data = {name: edition_of(result, book, editions) for name, result in results.items()}
        accepted, damaged = _accepted(project, data)
        awaited = (name for name, result in results.items() if result.awaited)
        accepted |= {name: self.before[name] for name in awaited if name in self.before}
        record, unread = read_record(project)
        wrong = [*book.problems(), *problems_of(book, results), *damaged, *unread]
        problems = tuple(dict.fromkeys(wrong))
        commit, datasets = commit_of(project), datasets_of(project)
        names = listed_names(book, results.get(WORK))
        changes = {page: record for page in book.reading if MARK in book.chapters[page].body}
        return Build(book, results, problems, editions, accepted, commit, datasets, names, changes)


def read(project: Project, only: Collection[str] | None = None) -> Reading:
    """Put data in place and read the book; of its works those named in `only`, or all."""
    editions = data_in_place(project)
    folder = f"{project.settings.data}/"
    book = load_book(project, {file.removeprefix(folder): e for file, e in editions.items()})
    works = [work for name, work in book.works.items() if only is None or name in only]
    index = index_work(book) if only is None else None
    before, _ = _accepted(project, dict.fromkeys([work.name for work in works], NONE))
    if "real" in editions.values():
        before |= _accepted(project, dict.fromkeys(before, REAL))[0]
    return Reading(book, [*works, *([index] if index else [])], editions, before)


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
    reading = read(project, only)
    return reading.judged(reading.runner(pool, watch, session).run(reading.works, fresh))


def _accepted(
    project: Project, editions: Mapping[str, str]
) -> tuple[dict[str, Expected], list[Problem]]:
    """The accepted outputs that can be read, and what is wrong with the others.

    `editions` says of each work what data it reads.
    """
    read = {name: read_expected(project.root, name, which) for name, which in editions.items()}
    found = {name: each for name, each in read.items() if isinstance(each, Expected)}
    return found, [each for each in read.values() if isinstance(each, Problem)]


def data_in_place(project: Project) -> Mapping[str, str]:
    """Put stand-ins where no data is; the edition of each file of the registry, if there is one."""
    if not (project.data / "registry.toml").is_file():
        return {}
    folder = project.settings.data
    return {f"{folder}/{file}": each for file, each in activate_missing(project.data).items()}


def datasets_of(project: Project) -> Mapping[str, Dataset]:
    """What the registry says of each of its files, by its path, if there is a registry."""
    if not (project.data / "registry.toml").is_file():
        return {}
    folder = project.settings.data
    return {f"{folder}/{each.file}": each for each in load_registry(project.data)}


def commit_of(project: Project) -> str:
    """The commit that the book is made from, marked where the tree has changed since."""
    command = ["git", "-C", str(project.root), "describe", "--always", "--dirty", "--exclude=*"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""  # not a checkout, or no git: then there is nothing to name
