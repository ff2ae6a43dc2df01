"""The road of a work: look it up, or run it and store what it showed."""

import re
import shutil
import signal
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any, Protocol

from press.keys import Installed, Needs, Work, World, libraries, recipe, recipe_key, why_changed
from press.project import Project
from press.store import Entry, Store
from press.workers import Finished, Pool

Outputs = list[dict[str, Any]]


@dataclass(frozen=True)
class Result:
    """What a work showed. Outputs are in nbformat's form, by cell."""

    work: Work
    cells: Mapping[str, Outputs] = field(default_factory=dict)
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """For each expression, ("ok", its text) or ("error", what it raised)."""
    error: Mapping[str, Any] | None = None
    """The exception that ended it: cell, line, ename, evalue."""
    death: str = ""
    """How its process died, where it left no result."""
    lacks: str = ""
    """Which program it needs that isn't installed: then it was not run."""
    excused: bool = False
    """What it lacks is optional: its pages say so, and are made."""
    death_line: int = 0
    """The line of the snippet at which it died, where that is known."""
    printed: str = ""
    seconds: float = 0.0
    """CPU seconds."""
    memory: int = 0
    """Peak resident memory in bytes."""
    needs: Needs = field(default_factory=Needs)
    cached: bool = False

    @property
    def ok(self) -> bool:
        """It ran to its end, or raised exactly what a page expects."""
        if self.death or self.lacks:
            return False
        expected = dict(self.work.raises)
        if self.error is None:
            return not expected
        return bool(expected.get(self.error["cell"]) == self.error["ename"])


class Reporter(Protocol):
    """Told of a run as it goes."""

    def begin(self, count: int) -> None: ...
    def done(self, result: Result) -> None: ...
    def end(self) -> None: ...


class Silent:
    """Tells nobody."""

    def begin(self, count: int) -> None:
        """So many works will be executed."""

    def done(self, result: Result) -> None:
        """One of them has been."""

    def end(self) -> None:
        """None will be any more."""


@dataclass(frozen=True)
class Road:
    """Everything a run needs; one for each build."""

    project: Project
    store: Store
    pool: Pool
    reporter: Reporter = Silent()  # noqa: RUF009

    def run(self, works: Iterable[Work], fresh: bool = False) -> dict[str, Result]:
        """Results by name. What the store doesn't know is executed, by one process at a time."""
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
        return {name: found[name] for name in wanted}

    def _look_up(self, works: Iterable[Work]) -> dict[str, Result]:
        world = World(self.project)
        found = {}
        for work in works:
            if result := self._stored(work, world):
                found[work.name] = result
        return found

    def _stored(self, work: Work, world: World) -> Result | None:
        key = recipe_key(work, self.project)
        for entry in self.store.entries(key):
            if world.meets(entry.needs):
                self.store.touch(key)
                return _result(work, entry, cached=True)
        return None

    def _execute(self, works: list[Work]) -> dict[str, Result]:
        lacking = [(work, *self.project.lacks(work.text)) for work in works]
        found = {work.name: Result(work, lacks=w, excused=o) for work, w, o in lacking if w}
        works = [work for work in works if work.name not in found]
        if not works:
            return found
        self.reporter.begin(len(works))
        started = time.time()
        installed = Installed()
        helper = ThreadPoolExecutor(1)  # while the first snippets run, this process only waits
        owners = helper.submit(metadata.packages_distributions)
        try:
            for finished in self.pool.run(self._longest_first(works)):
                result = self._judge(finished, owners.result(), installed, started)
                found[result.work.name] = result
                self.reporter.done(result)
        finally:
            helper.shutdown()
            self.reporter.end()
        return found

    def _longest_first(self, works: list[Work]) -> list[Work]:
        """So that no core idles at the end while the longest snippet, started last, still runs."""
        records = {work.name: self.store.record(work.name) or {} for work in works}
        return sorted(works, key=lambda work: -float(records[work.name].get("seconds", 1e9)))

    def _judge(
        self,
        finished: Finished,
        owners: Mapping[str, list[str]],
        installed: Installed,
        started: float,
    ) -> Result:
        work, content = finished.work, finished.result
        if content is None:
            death = _death(finished, self.project)
            return Result(work, death=death, death_line=_line(finished), printed=finished.printed)
        world = World(self.project, installed)
        names = libraries(content["imports"], owners, installed)
        needs = Needs(
            {name: world.file(name) for name in content["files"]},
            {name: installed.version(name) for name in names},
        )
        result = _result(work, Entry(needs, content), cached=False, printed=finished.printed)
        touched = any(_changed_since(world, name, started) for name in needs.files)
        if result.ok and not touched:
            self._keep(result, content, world)
        return result

    def _keep(self, result: Result, content: dict[str, Any], world: World) -> None:
        work = result.work
        last = self.store.record(work.name)
        self.store.put(recipe_key(work, self.project), result.needs, content)
        record = {
            "recipe": recipe(work, self.project),
            "files": dict(result.needs.files),
            "libraries": dict(result.needs.libraries),
            "seconds": result.seconds,
            "memory": result.memory,
            "reasons": reasons(work, self.project, last, world) or ["it was asked to"],
        }
        self.store.put_record(work.name, record)


def reasons(
    work: Work, project: Project, record: Mapping[str, Any] | None, world: World | None = None
) -> list[str]:
    """Why the store's last record of a work doesn't hold any more; empty if it does."""
    if record is None:
        return ["it was never run"]
    world = world or World(project)
    changed = list(why_changed(record["recipe"], recipe(work, project)))
    return changed + list(world.changes(Needs(record["files"], record["libraries"])))


def _result(work: Work, entry: Entry, cached: bool, printed: str = "") -> Result:
    content = entry.result
    return Result(
        work,
        content["cells"],
        {text: (kind, value) for text, (kind, value) in content["values"].items()},
        content["error"],
        printed=printed,
        seconds=content["seconds"],
        memory=content["memory"],
        needs=entry.needs,
        cached=cached,
    )


def _changed_since(world: World, name: str, started: float) -> bool:
    try:
        stat = world.path(name).stat()
    except OSError:
        return False
    return max(stat.st_mtime, stat.st_ctime) > started


def _line(finished: Finished) -> int:
    """The innermost line of the snippet in the trace that faulthandler left."""
    found = re.search(rf'File "[^"]*{re.escape(finished.work.name)}", line (\d+)', finished.fault)
    return int(found[1]) if found else 0


def _death(finished: Finished, project: Project) -> str:
    """One sentence on how a worker died, and where it stood."""
    where = f" in cell {finished.cell!r}" if finished.cell else ""
    if finished.timed_out:
        limit = project.seconds(finished.work.name)
        return (
            f"took longer than {limit:g} s{where}; make it cheaper, or raise [tool.press] seconds"
        )
    if finished.code < 0:
        name = signal.Signals(-finished.code).name
        return f"was killed by {name}{where}"
    why = finished.log.strip().rpartition("\n")[2] if finished.code else ""
    if shutil.disk_usage(project.home).free < 2**20:
        why = "No space left on device; make room"
    return f"ended its process with exit status {finished.code}{where}" + (why and f": {why}")
