"""The road of a work: look it up, or run it and store what it showed."""

import re
import shutil
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from press.book.work import Work
from press.project import Project
from press.run.keys import Snapshot, libraries, recipe, recipe_key, why_changed
from press.run.pool import Finished, Pool
from press.run.result import Needs, Result
from press.run.store import Store

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
        snapshot = Snapshot(self.project.root)
        found = {}
        for work in works:
            key = recipe_key(work, self.project)
            for needs, content in self.store.entries(key):
                if not any(snapshot.changes(needs)):
                    self.store.touch(key)
                    found[work.name] = _result(work, needs, content, cached=True)
                    break
        return found

    def _execute(self, works: list[Work]) -> dict[str, Result]:
        lacking = [(work, *self.project.lacks(work.text)) for work in works]
        found = {work.name: Result(work, lacks=w, excused=o) for work, w, o in lacking if w}
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
            return Result(work, error=_death(finished, self.project), printed=finished.printed)
        snapshot = Snapshot(self.project.root)
        files = {name: snapshot.file(name) for name in content["files"]}
        needs = Needs(files, libraries(content["imports"], owners))
        result = _result(work, needs, content, printed=finished.printed)
        if result.ok and not any(_changed_since(self.project.root / f, started) for f in files):
            self._keep(result, content)
        return result

    def _keep(self, result: Result, content: dict[str, Any]) -> None:
        work = result.work
        last = self.store.record(work.name)
        self.store.put(recipe_key(work, self.project), result.needs, content)
        record = {
            **asdict(result.needs),
            "recipe": recipe(work, self.project),
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
    return changed + list(Snapshot(project.root).changes(needs))


def _result(work: Work, needs: Needs, content: Mapping[str, Any], **facts: Any) -> Result:
    values = {text: (kind, value) for text, (kind, value) in content["values"].items()}
    same = {name: content[name] for name in ("cells", "error", "seconds", "memory")}
    return Result(work, values=values, needs=needs, **same, **facts)


def _changed_since(file: Path, started: float) -> bool:
    return file.exists() and max(file.stat().st_mtime, file.stat().st_ctime) > started


def _death(finished: Finished, project: Project) -> dict[str, Any]:
    """How a worker died that left no result, and where it stood."""
    cell, name = finished.cell, finished.work.name
    where = f" in cell {cell!r}" if cell else ""
    if finished.fault.startswith("Timeout"):
        limit = f"took longer than {project.seconds(name):g} s{where}"
        said = f"{limit}; make it cheaper, or raise [tool.press] seconds"
    elif finished.code < 0:
        said = f"was killed by {signal.Signals(-finished.code).name}{where}"
    else:
        said = f"ended its process with exit status {finished.code}{where}"
        if shutil.disk_usage(project.home).free < 2**20:
            said += ": No space left on device; make room"
    line = next((c.line for c in finished.work.cells if c.name == cell), 1)
    if trace := re.search(rf'File "[^"]*{re.escape(name)}", line (\d+)', finished.fault):
        line = int(trace[1])
    return {"cell": cell, "line": line, "ename": "", "evalue": said}
