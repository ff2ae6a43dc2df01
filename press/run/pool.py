"""The pool: start workers, feed them, bury them."""

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from press.book.work import Work
from press.problems import PressError, Problem
from press.project import Project


@dataclass(frozen=True)
class Finished:
    """A work with what its worker left: a result, or the traces of its death."""

    work: Work
    code: int
    """As in subprocess: negative for a signal."""
    result: dict[str, Any] | None
    cell: str
    """The last cell that it began."""
    printed: str
    fault: str
    """Where it stood when it crashed or ran out of time, as faulthandler wrote it."""


class Pool:
    """Runs works, `project.jobs` at a time, in forks of a zygote that stays warm until `close`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.zygote: subprocess.Popen[bytes] | None = None
        self.socket: socket.socket
        self.count = 0

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the zygote, which ends its children."""
        if self.zygote:
            self.socket.close()
            self.zygote.wait()
            self.zygote = None

    def run(self, works: list[Work]) -> Iterator[Finished]:
        """Yield each work as it finishes. Leaving the loop early kills what still runs."""
        waiting = list(reversed(works))
        running: dict[int, Work] = {}
        finished: Finished | None = None
        try:
            self._make_ready()
            while waiting or running:
                while waiting and len(running) < self.project.jobs:
                    self.count += 1
                    running[self.count] = waiting.pop()
                    self._start(self.count, running[self.count])
                if finished:  # only now, so that no core waits for the caller
                    yield finished
                number, code = self._ended()
                finished = self._finish(number, running.pop(number), code)
            if finished:
                yield finished
        except BaseException:
            self.close()
            raise

    def _make_ready(self) -> None:
        """Start the zygote if there is none, and copy the data that snippets are to read."""
        home, settings = self.project.home, self.project.settings
        (home / "matplotlib").mkdir(parents=True, exist_ok=True)
        shutil.rmtree(home / "tmp", ignore_errors=True)
        copy_data(self.project.data, home / "tmp" / "data")
        if self.zygote:
            return
        self.socket, theirs = socket.socketpair()
        start = [] if settings.fork else ["--fresh"]
        command = [sys.executable, "-P", "-m", "press.worker.zygote", str(theirs.fileno()), *start]
        with theirs, (home / "zygote.log").open("wb") as log:
            self.zygote = subprocess.Popen(
                [*command, *settings.preload],
                env=self.project.environment,
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def _folder(self, number: int) -> Path:
        return self.project.home / "tmp" / str(number)

    def _start(self, number: int, work: Work) -> None:
        """Make a job folder: the job, an empty scratch folder, the data that `data` leads to."""
        folder = self._folder(number)
        (folder / "scratch").mkdir(parents=True)
        # links in a folder of its own, so that what this job reads is told from what others read
        shutil.copytree(folder.parent / "data", folder / "data", copy_function=os.link)
        (folder / "scratch" / "data").symlink_to(folder / "data")
        job = {
            "name": work.name,
            "root": str(self.project.root),
            "cells": [{**asdict(cell), "tags": sorted(cell.tags)} for cell in work.cells],
            "values": sorted(work.values),
            "seconds": self.project.seconds(work.name),
            "memory_mb": self.project.settings.memory_mb,
            "printed_kb": self.project.settings.printed_kb,
        }
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
        try:
            self.socket.sendall(os.fsencode(folder) + b"\n")
        except OSError as error:
            raise self._broken() from error

    def _ended(self) -> tuple[int, int]:
        try:
            answer = self.socket.recv(8, socket.MSG_WAITALL)
            number, code = struct.unpack("ii", answer)
        except (OSError, struct.error) as error:
            raise self._broken() from error
        return number, code

    def _broken(self) -> PressError:
        log = self.project.home / "zygote.log"
        last = log.read_text(errors="replace").strip().rpartition("\n")[2]
        return PressError([Problem("pyproject.toml", 1, f"the zygote died: {last}")])

    def _finish(self, number: int, work: Work, code: int) -> Finished:
        folder = self._folder(number)
        names = ("result.json", "cell", "printed", "fault")
        result, cell, printed, fault = (_text(folder / name) for name in names)
        shutil.rmtree(folder, ignore_errors=True)
        content = json.loads(result) if result and not code else None
        return Finished(work, code, content, cell.strip(), printed, fault)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


def copy_data(data: Path, folder: Path) -> None:
    """Copy what snippets may read, so that none ever holds the files themselves."""
    ours = shutil.ignore_patterns(
        "standin", "facts", "__pycache__", ".*", "*.py", "*.toml", "*.md", "*.partial"
    )
    folder.mkdir(parents=True)
    if data.is_dir():
        shutil.copytree(data, folder, ignore=ours, dirs_exist_ok=True)
