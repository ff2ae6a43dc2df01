"""The road of a work: look it up, or run it and store what it showed."""

import re
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from press.book.result import Result
from press.book.work import Work
from press.problems import PressError, Problem
from press.project import Project
from press.run.keys import Snapshot, recipe, recipe_key
from press.run.lookup import Lookup, result_of
from press.run.port import Finished, Pick, Pool, in_turn
from press.run.store import Store
from press.wire import Entry, Failed, Failure, Needs, Record, Shown

Watch = Callable[[Iterator[Result], int], Iterator[Result]]
"""Passes executed results on as they come, and is told how many there will be."""


def silent(results: Iterator[Result], count: int) -> Iterator[Result]:
    """Nobody is told of a run."""
    return results


@dataclass(frozen=True)
class Runner:
    """Everything a run needs; one for each build."""

    project: Project
    store: Store
    pool: Pool
    watch: Watch = silent
    session: str = ""
    """The run of tests that this is part of, if it is: its processes share what failed."""
    costs: Mapping[str, float] = field(default_factory=dict)
    """What works are known to take, in seconds, for those that the store has no record of."""
    pick: Pick = in_turn
    """Which work begins next; else the longest. What it leaves out has no result."""

    def run(self, works: Iterable[Work], fresh: bool = False) -> dict[str, Result]:
        """Results by name. What the store doesn't know is executed, by one process at a time."""
        try:
            return self._run(works, fresh)
        except OSError as error:  # a full disk, mostly
            message = f"{error.strerror} ({error.filename}); mend that, then run it again"
            raise PressError([Problem(".press", 1, message)]) from error

    def known(self, works: Iterable[Work]) -> dict[str, Result]:
        """What can be said without running: from the store, or that a program is missing."""
        wanted = list(works)
        found = self._look_up(wanted)
        return found | self._lacking(work for work in wanted if work.name not in found)

    def holding(self, results: Iterable[Result]) -> set[str]:
        """Of results that aren't in the store, those whose needs are still what they were.

        Of a worker that died nobody knows what it needed.
        """
        now = Snapshot(self.project)
        return {
            result.work.name
            for result in results
            if result.needs != Needs() and not any(now.changes(result.needs))
        }

    def expected(self, works: Iterable[Work]) -> dict[str, float]:
        """What works are known to take, in seconds; nothing of those that never ran."""
        records = {work.name: self.store.record(work.name) for work in works}
        return {**self.costs} | {name: r.seconds for name, r in records.items() if r}

    def _run(self, works: Iterable[Work], fresh: bool) -> dict[str, Result]:
        wanted = {work.name: work for work in works}
        found = {} if fresh else self._look_up(wanted.values())
        missing = [work for name, work in wanted.items() if name not in found]
        if missing:
            from filelock import FileLock  # slow to import, and most builds need none

            self.project.home.mkdir(parents=True, exist_ok=True)
            with FileLock(self.project.home / "lock"):
                if not fresh:  # another process may have made them while we waited
                    again = self._look_up(missing)
                    found |= again
                    missing = [work for work in missing if work.name not in again]
                found |= self._execute(missing)
        return {name: found[name] for name in wanted if name in found}

    def _look_up(self, works: Iterable[Work]) -> dict[str, Result]:
        lookup = Lookup(self.project, self.store, self.session)
        found = {work.name: result for work in works if (result := lookup.find(work))}
        for result in found.values():
            if result.ok:
                self.store.touch(recipe_key(recipe(result.work, self.project)))
        return found

    def _execute(self, works: list[Work]) -> dict[str, Result]:
        found = self._lacking(works)
        works = [work for work in works if work.name not in found]
        if works:
            results = self.watch(self._results(self._longest_first(works)), len(works))
            found |= {result.work.name: result for result in results}
        return found

    def _lacking(self, works: Iterable[Work]) -> dict[str, Result]:
        """Those that can't run here, since a program is missing."""
        lacking = [(work, self.project.lacks(work.text)) for work in works]
        return {work.name: Result(work, lacks=what) for work, what in lacking if what}

    def _results(self, works: list[Work]) -> Iterator[Result]:
        for finished in self.pool.run(works, self.pick):
            if finished.refused:
                said = f"the worker refused it: {'; '.join(finished.refused)}"
                yield Result(finished.work, error=Failure("", 1, "", said))
                continue
            shown = finished.shown
            if shown is None:
                shown = Shown({}, {}, {}, _death(finished, self.project), 0.0, 0)
            told, unwatched = finished.printed, finished.unwatched
            facts = {"printed": told, "unwatched": unwatched}
            result = result_of(finished.work, finished.needs, shown, **facts)
            if not result.ok:
                failed = Failed(finished.recipe, finished.needs, shown, told, self.session)
                self.store.put_failure(result.work.name, failed)
            elif finished.steady:
                self._keep(finished, Entry(finished.needs, shown))
            yield result

    def _longest_first(self, works: list[Work]) -> list[Work]:
        """So that no core idles at the end while the longest snippet, started last, still runs."""
        known = self.expected(works)
        return sorted(works, key=lambda work: -known.get(work.name, 1e9))

    def _keep(self, finished: Finished, entry: Entry) -> None:
        work, shown = finished.work, entry.shown
        why = Lookup(self.project, self.store).reasons(work) or ["it was asked to"]
        self.store.put(recipe_key(finished.recipe), entry)
        record = Record(finished.recipe, entry.needs, shown.seconds, shown.memory, tuple(why))
        self.store.put_record(work.name, record)
        self.store.drop_failure(work.name)


def _death(finished: Finished, project: Project) -> Failure:
    """How a worker died that left no result, and where it stood."""
    cell, name = finished.cell, finished.work.name
    where = f" in cell {cell!r}" if cell else ""
    if finished.fault.startswith("Timeout"):
        limit = f"took longer than {project.seconds(name):g} s{where}"
        said = f"{limit}; make it cheaper, or raise [tool.press] seconds"
    elif finished.fault.startswith("Memory"):
        limit = f"held more than {project.settings.memory_mb} MiB with what it started{where}"
        said = f"{limit}; make it lighter, or raise [tool.press] memory_mb"
    elif finished.fault.startswith("Lost"):
        said = f"{finished.fault[5:]} nodes of the cluster died while it ran; make it lighter"
    elif finished.code < 0:
        said = f"was killed by {signal.Signals(-finished.code).name}{where}"
    else:
        said = f"ended its process with exit status {finished.code}{where}"
        if shutil.disk_usage(project.home).free < 2**20:
            said += ": No space left on device; make room"
    starts = zip(finished.work.cells, finished.work.starts, strict=True)
    line = next((start for each, start in starts if each.name == cell), 1)
    if trace := re.search(rf'File "[^"]*{re.escape(name)}", line (\d+)', finished.fault):
        line = int(trace[1])
    return Failure(cell, line, "", said)
