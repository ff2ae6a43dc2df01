"""The pool: start workers, feed them, time them out, bury them."""

import json
import os
import select
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from press.keys import Work
from press.problems import PressError, Problem
from press.project import Project

GRACE = 3.0  # seconds that a worker has, past its limit, to say where it stood
IMPORTS = 120.0  # seconds that a fresh process may take to import what a forked one has already


@dataclass(frozen=True)
class Ended:
    """How a worker ended: `code` as in subprocess (negative: a signal)."""

    folder: str
    code: int


@dataclass(frozen=True)
class Finished:
    """A work with what its worker left: a result, or the traces of its death."""

    work: Work
    code: int
    result: dict[str, Any] | None
    cell: str
    printed: str
    log: str
    fault: str
    timed_out: bool


class Starter(Protocol):
    """Starts one worker for each job folder; the two ways of design.md, "Running"."""

    def start(self, folder: Path) -> None: ...
    def ended(self, seconds: float) -> list[Ended]: ...
    def kill(self, folder: Path) -> None: ...
    def close(self) -> None: ...


class Forked:
    """Workers forked from a zygote, which is started on first use and stays warm."""

    def __init__(self, project: Project) -> None:
        ours, theirs = socket.socketpair()
        self.socket = ours
        command = [sys.executable, "-P", "-m", "press.zygote", str(theirs.fileno())]
        self.log = project.home / "zygote.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *project.settings.preload],
                env=project.environment,
                cwd=project.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        theirs.close()
        self.buffer = b""

    def start(self, folder: Path) -> None:
        self._send(run=str(folder))

    def kill(self, folder: Path) -> None:
        self._send(kill=str(folder))

    def ended(self, seconds: float) -> list[Ended]:
        if not select.select([self.socket], [], [], seconds)[0]:
            return []
        try:
            chunk = self.socket.recv(65536)
        except ConnectionResetError:
            chunk = b""
        if not chunk:
            raise _broken("the zygote died: " + self.log.read_text(errors="replace")[-500:].strip())
        *lines, self.buffer = (self.buffer + chunk).split(b"\n")
        messages = [json.loads(line) for line in lines]
        for message in messages:
            if reason := message.get("failed"):
                raise _broken(f"{reason}; mend [tool.press] preload, or install it")
        return [Ended(m["ended"], m["code"]) for m in messages if "ended" in m]

    def close(self) -> None:
        self.socket.close()  # the zygote then kills its children and ends
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _send(self, **message: str) -> None:
        try:
            self.socket.sendall(json.dumps(message).encode() + b"\n")
        except OSError as error:
            raise _broken(f"the zygote is gone ({error.strerror}); see {self.log.name}") from error


class Fresh:
    """A process of its own for each job: slower, same results, wherever Python runs."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        _bury(project.home / "tmp")  # what a build left that was itself killed

    def start(self, folder: Path) -> None:
        command = [sys.executable, "-P", "-m", "press.zygote", "--fresh", str(folder)]
        temporary = str(folder / "scratch" / "tmp")
        with (folder / "log").open("ab") as log:
            self.running[str(folder)] = subprocess.Popen(
                [*command, *self.project.settings.preload],
                env={**self.project.environment, "TMPDIR": temporary},
                cwd=self.project.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def ended(self, seconds: float) -> list[Ended]:
        deadline = time.monotonic() + seconds
        while True:
            done = {name: p for name, p in self.running.items() if p.poll() is not None}
            for name in done:
                _bury(Path(name))
                del self.running[name]
            if done or time.monotonic() > deadline:
                return [Ended(name, p.returncode) for name, p in done.items()]
            time.sleep(0.02)

    def kill(self, folder: Path) -> None:
        if process := self.running.get(str(folder)):
            process.kill()

    def close(self) -> None:
        for folder, process in self.running.items():
            process.kill()
            process.wait()
            _bury(Path(folder))
        self.running.clear()


def _bury(folder: Path) -> None:
    """Kill what snippets below `folder` left running: it inherited their folder for temporaries."""
    import psutil

    for process in psutil.process_iter(["environ"]):
        temporary = Path((process.info["environ"] or {}).get("TMPDIR", ""))
        if temporary.is_relative_to(folder):
            with suppress(psutil.NoSuchProcess):
                process.kill()


class Pool:
    """Runs works, `project.jobs` at a time. Close it, or use it as a context manager."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.starter: Starter | None = None
        self.count = 0

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self.starter:
            self.starter.close()
            self.starter = None

    def run(self, works: list[Work]) -> Iterator[Finished]:
        """Yield each work as it finishes. Leaving the loop early kills what still runs."""
        waiting = list(reversed(works))
        running: dict[str, tuple[Work, float]] = {}
        finished: list[Finished] = []
        grace = GRACE + (0 if self.project.forks else IMPORTS)
        try:
            starter = self._starter()
            while waiting or running:
                while waiting and len(running) < self.project.jobs:
                    work = waiting.pop()
                    folder = self._prepare(work)
                    starter.start(folder)
                    limit = self.project.seconds(work.name) + grace
                    running[str(folder)] = (work, time.monotonic() + limit)
                yield from finished  # only now, so that no core waits for the caller
                soonest = min(deadline for _, deadline in running.values())
                finished = []
                for ended in starter.ended(max(0.0, min(soonest - time.monotonic(), 1.0))):
                    work, deadline = running.pop(ended.folder)
                    finished.append(self._finish(work, ended, time.monotonic() > deadline))
                for folder_name, (_, deadline) in running.items():
                    if time.monotonic() > deadline:
                        starter.kill(Path(folder_name))
            yield from finished
        except BaseException:
            self.close()
            raise
        finally:
            if running:
                self.close()

    def _starter(self) -> Starter:
        (self.project.home / "matplotlib").mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.project.home / "tmp", ignore_errors=True)
        if self.starter is None:
            self.starter = Forked(self.project) if self.project.forks else Fresh(self.project)
        return self.starter

    def _prepare(self, work: Work) -> Path:
        """A job folder: the job, an empty scratch folder, and the data, which `data` leads to."""
        self.count += 1
        folder = self.project.home / "tmp" / str(self.count)
        scratch = folder / "scratch"
        scratch.mkdir(parents=True)
        lend_data(self.project, folder / "data")
        try:
            (scratch / "data").symlink_to(folder / "data", target_is_directory=True)
        except OSError:  # Windows without the right to make links
            shutil.copytree(folder / "data", scratch / "data")
        settings = self.project.settings
        job = {
            "name": work.name,
            "root": str(self.project.root),
            "cells": [{**asdict(cell), "tags": sorted(cell.tags)} for cell in work.cells],
            "values": sorted(work.values),
            "seconds": self.project.seconds(work.name),
            "memory_mb": settings.memory_mb,
            "printed_kb": settings.printed_kb,
        }
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
        return folder

    def _finish(self, work: Work, ended: Ended, late: bool) -> Finished:
        folder = Path(ended.folder)
        result = "" if ended.code else _text(folder / "result.json")
        fault = _text(folder / "fault")
        finished = Finished(
            work,
            ended.code,
            json.loads(result) if result else None,
            _text(folder / "cell").strip(),
            _text(folder / "printed"),
            _text(folder / "log"),
            fault,
            fault.startswith("Timeout") or (late and not result),
        )
        shutil.rmtree(folder, ignore_errors=True)
        return finished


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


def _broken(message: str) -> PressError:
    return PressError([Problem("pyproject.toml", 1, message)])


def lend_data(project: Project, folder: Path) -> None:
    """Fill `folder` with the active data files, so that what reads or harms them is seen there.

    Each file is a hard link to a copy that press keeps: no snippet ever holds the file itself.
    """
    folder.mkdir()
    for file in active_files(project.data):
        stat = file.stat()
        name = file.relative_to(project.data)
        kept = (
            project.home / "data" / f"{stat.st_ctime_ns}-{stat.st_size}-{stat.st_ino}" / file.name
        )
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            partial = kept.with_name(f"{kept.name}.{os.getpid()}.partial")
            shutil.copyfile(file, partial)
            partial.chmod(0o444)
            partial.replace(kept)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(kept, target)
        except OSError:  # a file system without hard links
            shutil.copyfile(kept, target)


def active_files(data: Path) -> list[Path]:
    """Data that snippets may read: all files but the ones that describe or make the data."""
    if not data.is_dir():
        return []
    ours = {"standin", "facts", "__pycache__"}
    return [
        file
        for file in sorted(data.rglob("*"))
        if file.is_file()
        and file.suffix not in (".py", ".toml", ".md", ".partial")
        and not file.name.startswith(".")
        and not ours & set(file.relative_to(data).parts)
    ]
