"""The road of a work: look it up, or run it and store what it showed."""

import re
import shutil
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from press.keys import Needs, Work, World, libraries, recipe, recipe_key, why_changed
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


Watch = Callable[[Iterator[Result], int], Iterator[Result]]
"""Passes executed results on as they come, and is told how many there will be."""


def silent(results: Iterator[Result], count: int) -> Iterator[Result]:
    """Nobody is told of a run."""
    return results


@dataclass(frozen=True)
class Road:
    """Everything a run needs; one for each build."""

    project: Project
    store: Store
    pool: Pool
    watch: Watch = silent

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
        world = World(self.project.root)
        found = {}
        for work in works:
            key = recipe_key(work, self.project)
            for entry in self.store.entries(key):
                if not any(world.changes(entry.needs)):
                    self.store.touch(key)
                    found[work.name] = _result(work, entry, cached=True)
                    break
        return found

    def _execute(self, works: list[Work]) -> dict[str, Result]:
        lacks = {work.name: self.project.lacks(work.text) for work in works}
        found = {w.name: Result(w, lacks=lacks[w.name]) for w in works if lacks[w.name]}
        works = [work for work in works if work.name not in found]
        if works:
            results = self.watch(self._results(self._longest_first(works)), len(works))
            found |= {result.work.name: result for result in results}
        return found

    def _results(self, works: list[Work]) -> Iterator[Result]:
        started = time.time()
        with ThreadPoolExecutor(1) as helper:  # while snippets run, this process only waits
            owners = helper.submit(metadata.packages_distributions)
            for finished in self.pool.run(works):
                yield self._judge(finished, owners.result(), started)

    def _longest_first(self, works: list[Work]) -> list[Work]:
        """So that no core idles at the end while the longest snippet, started last, still runs."""
        records = {work.name: self.store.record(work.name) or {} for work in works}
        return sorted(works, key=lambda work: -float(records[work.name].get("seconds", 1e9)))

    def _judge(self, finished: Finished, owners: Mapping[str, list[str]], started: float) -> Result:
        work, content = finished.work, finished.result
        if content is None:
            death = _death(finished, self.project)
            return Result(work, death=death, death_line=_line(finished), printed=finished.printed)
        world = World(self.project.root)
        files = {name: world.file(name) for name in content["files"]}
        needs = Needs(files, libraries(content["imports"], owners))
        result = _result(work, Entry(needs, content), cached=False, printed=finished.printed)
        if result.ok and not any(_changed_since(self.project.root / f, started) for f in files):
            self._keep(result, content)
        return result

    def _keep(self, result: Result, content: dict[str, Any]) -> None:
        work = result.work
        last = self.store.record(work.name)
        self.store.put(recipe_key(work, self.project), result.needs, content)
        record = {
            "recipe": recipe(work, self.project),
            "files": dict(result.needs.files),
            "libraries": dict(result.needs.libraries),
            "seconds": result.seconds,
            "memory": result.memory,
            "reasons": reasons(work, self.project, last) or ["it was asked to"],
        }
        self.store.put_record(work.name, record)


def reasons(work: Work, project: Project, record: Mapping[str, Any] | None) -> list[str]:
    """Why the store's last record of a work doesn't hold any more; empty if it does."""
    if record is None:
        return ["it was never run"]
    needs = Needs(record["files"], record["libraries"])
    changed = list(why_changed(record["recipe"], recipe(work, project)))
    return changed + list(World(project.root).changes(needs))


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


def _changed_since(file: Path, started: float) -> bool:
    return file.exists() and max(file.stat().st_mtime, file.stat().st_ctime) > started


def _line(finished: Finished) -> int:
    """The innermost line of the snippet in the trace that faulthandler left."""
    found = re.search(rf'File "[^"]*{re.escape(finished.work.name)}", line (\d+)', finished.fault)
    return int(found[1]) if found else 0


def _death(finished: Finished, project: Project) -> str:
    """One sentence on how a worker died, and where it stood."""
    where = f" in cell {finished.cell!r}" if finished.cell else ""
    if finished.fault.startswith("Timeout"):
        limit = f"took longer than {project.seconds(finished.work.name):g} s{where}"
        return f"{limit}; make it cheaper, or raise [tool.press] seconds"
    if finished.code < 0:
        return f"was killed by {signal.Signals(-finished.code).name}{where}"
    full = shutil.disk_usage(project.home).free < 2**20
    why = ": No space left on device; make room" if full else ""
    return f"ended its process with exit status {finished.code}{where}{why}"
