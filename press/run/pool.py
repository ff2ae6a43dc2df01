"""The pool of this machine: start workers, feed them, bury them."""

import os
import select
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from press.book.result import LEFT_OUT
from press.book.work import Work
from press.problems import PressError, Problem
from press.project import Project
from press.run.keys import Installed, Owners, Snapshot, installed_state, owners, recipe
from press.run.links import State, make_trees, state, tree
from press.run.port import Finished, Pick, in_turn
from press.surroundings import PRESS, file_hash, held_modules, press_on_disk
from press.wire import Job, Loaded, Needs, Report, WireError, decode, encode

MANY = 100
"""Works of one zygote from which it pays that it sees to cheaper forks before the first."""


@dataclass(frozen=True)
class Running:
    """A work that was handed to the zygote."""

    work: Work
    job: Job
    place: int
    """No two works that run have the same: see `links`."""


class ForkedPool:
    """Runs works, `project.jobs` at a time, in forks of a zygote that stays warm until `close`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.zygote: subprocess.Popen[bytes] | None = None
        self.folder: tempfile.TemporaryDirectory[str]
        """Where each zygote writes down the modules that it holds: of this pool alone, since
        another command may have its own, and not in the project, whose folder may go."""
        self.sockets: list[socket.socket] = []
        """To the zygotes, by how many of the preloaded modules they hold."""
        self.depths: Mapping[str, int] = {}
        """Which of them each work of this run wants."""
        self.started_with: object = None
        """All that the zygote holds on to: when it changes, another must be started."""
        self.count = 0
        self.idle: list[int] = []
        """The places in which no work runs."""
        self.data: Mapping[str, State] = {}
        """The files in data/, as they were when the run began."""

    def __enter__(self) -> "ForkedPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the zygote, which ends its children."""
        if self.zygote:
            for each in self.sockets:  # those of what is deeper end by themselves
                each.close()
            self.zygote.wait()
            self.zygote = None
            self.folder.cleanup()

    def interrupt(self) -> None:
        """End the `run` of another thread, which raises PressError there."""
        for each in self.sockets:
            with suppress(OSError):  # it has just ended by itself
                each.shutdown(socket.SHUT_RDWR)

    def run(self, works: list[Work], pick: Pick = in_turn) -> Iterator[Finished]:
        """Yield each work as it finishes. Leaving the loop early kills what still runs."""
        waiting = list(works)
        running: dict[int, Running] = {}
        self.idle = list(range(min(self.project.jobs, len(works))))
        started = time.time()
        with ThreadPoolExecutor(1) as helper:  # while snippets run, this process only waits
            try:
                self.installed = Installed()
                looked_up = helper.submit(owners, self.installed.state)
                self.data = make_trees(self.project, len(self.idle))
                preload = self.project.settings.preload
                codes = {work.name: [cell.code for cell in work.cells] for work in works}
                self.depths = {name: held_modules(code, preload) for name, code in codes.items()}
                self._make_ready()
                self._fill(waiting, running, pick)
                while running:
                    number, code = self._ended()
                    ended = running.pop(number)
                    self.idle.append(ended.place)
                    self._fill(
                        waiting, running, pick
                    )  # first, so that no core waits for what follows
                    yield self._finish(number, ended, code, looked_up, started)
            except BaseException:
                self.close()
                raise

    def _fill(self, waiting: list[Work], running: dict[int, Running], pick: Pick) -> None:
        """Start a work in each idle place."""
        while waiting and self.idle:
            if not (work := pick(waiting)):
                return waiting.clear()
            waiting.remove(work)
            self.count += 1
            place = self.idle.pop()
            running[self.count] = Running(work, self._start(self.count, work, place), place)

    def _make_ready(self) -> None:
        """Start the zygote that works are to be forked from, if there is none."""
        home, settings = self.project.home, self.project.settings
        (home / "matplotlib").mkdir(parents=True, exist_ok=True)
        shutil.rmtree(home / "tmp", ignore_errors=True)
        if press_on_disk() != PRESS:
            message = "press itself changed since this command began; start the command again"
            raise PressError([Problem("press", 0, message)])
        held = self._to_be_held()
        if self.zygote and held == self.started_with and not self._outdated():
            return
        self.close()
        self.started_with = held
        self.folder = tempfile.TemporaryDirectory(prefix="press-")
        pairs = [socket.socketpair() for _ in range(len(settings.preload) + 1)]
        self.sockets = [ours for ours, _ in pairs]
        start = [] if settings.fork else ["--fresh"]
        counted = Counter(self.depths.values())
        start += [f"--many={each}" for each, count in counted.items() if count >= MANY]
        start += [f"--without={name}" for name in settings.preload if self.project.lacks(name)]
        numbers = [theirs.fileno() for _, theirs in pairs]
        start.append(f"--loaded={self.folder.name}")
        served = ",".join(map(str, numbers))
        command = [sys.executable, "-P", "-m", "press.worker.zygote", *start, served]
        with (home / "zygote.log").open("wb") as log:
            self.zygote = subprocess.Popen(
                [*command, *settings.preload],
                env=self.project.environment,
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=numbers,
                start_new_session=True,
            )
        for _, theirs in pairs:
            theirs.close()

    def _to_be_held(self) -> object:
        """What a zygote that is started now would hold on to for as long as it lives."""
        settings = self.project.settings
        environment = dict(self.project.environment)
        environment.pop("MPLCONFIGDIR")  # a place for fonts, which changes no result
        return sys.executable, settings.fork, settings.preload, environment, installed_state()

    def _outdated(self) -> bool:
        """Whether a module that a zygote holds in memory changed since, or nobody can tell."""
        folder = Path(self.folder.name)
        files = [decode(file.read_bytes(), Loaded).files for file in folder.glob("*.json")]
        return not folder.is_dir() or any(
            file_hash(Path(name)) != then for held in files for name, then in held.items()
        )

    def _folder(self, number: int) -> Path:
        return self.project.home / "tmp" / str(number)

    def _start(self, number: int, work: Work, place: int) -> Job:
        """Make a job folder: the job, and a scratch folder in which `data` leads to the data."""
        folder = self._folder(number)
        (folder / "scratch").mkdir(parents=True)
        link = folder / "scratch" / self.project.settings.data
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(tree(self.project, place))
        project = self.project
        job = Job(
            recipe=recipe(work, project),
            root=str(project.root),
            data=project.settings.data,
            seconds=project.seconds(work.name),
            memory_mb=project.settings.memory_mb,
            printed_kb=project.settings.printed_kb,
        )
        (folder / "job.json").write_bytes(encode(job))
        try:
            zygote = self.sockets[self.depths[work.name]]
            zygote.sendall(os.fsencode(folder) + b"\n")
        except OSError as error:
            raise self._broken() from error
        return job

    def _ended(self) -> tuple[int, int]:
        try:
            ready, _, _ = select.select(self.sockets, [], [])
            answer = ready[0].recv(8, socket.MSG_WAITALL)
            number, code = struct.unpack("ii", answer)
        except (OSError, struct.error) as error:
            raise self._broken() from error
        return number, code

    def _broken(self) -> PressError:
        log = self.project.home / "zygote.log"
        last = log.read_text(errors="replace").strip().rpartition("\n")[2]
        if not last and shutil.disk_usage(log.parent).free < 2**20:
            last = "No space left on device; make room"
        return PressError([Problem("pyproject.toml", 1, f"the zygote died: {last}")])

    def _finish(
        self, number: int, ended: Running, code: int, owners: Future[Owners], started: float
    ) -> Finished:
        folder = self._folder(number)
        report = None if code else _report(folder / "result.json")
        cell, fault = (_text(folder / name) for name in ("cell", "fault"))
        printed = _end_of(folder / "printed", 1000 * ended.job.printed_kb)
        shutil.rmtree(folder, ignore_errors=True)
        needs, steady = Needs(), False
        if report:
            needs = self._needs(report, owners.result())
            steady = self.installed.state == installed_state() and not any(
                self._changed(name, started) for name in needs.files
            )
        return Finished(
            work=ended.work,
            recipe=ended.job.recipe,
            code=code,
            shown=report.shown if report else None,
            needs=needs,
            steady=steady,
            refused=report.refused if report else (),
            cell=cell.strip(),
            printed=printed,
            unwatched=report.unwatched if report else "",
            fault=fault,
        )

    def _needs(self, report: Report, owners: Owners) -> Needs:
        project, snapshot = self.project, Snapshot(self.project)
        files, brought = set(report.files), owners.of(report.imports)
        for name in report.programs:
            if owner := owners.of_program(project.program(name)):
                brought.add(owner)
                own = owners.sources(owner)
                files |= {os.path.relpath(file, project.root) for file in own}
        return Needs(
            files={name: snapshot.file(name) for name in sorted(files)},
            libraries=self.installed.behind(brought),
            programs={name: snapshot.program(name) for name in report.programs},
            limits=report.limits,
        )

    def _changed(self, name: str, started: float) -> bool:
        """Whether what a work read is not what it was when the run began."""
        file = self.project.root / name
        if name in self.data:
            return not self.data[name] or self.data[name] != state(file)
        return file.exists() and max(file.stat().st_mtime, file.stat().st_ctime) > started


def _report(file: Path) -> Report | None:
    """What a worker reports; None where it ended before it could."""
    content = file.read_bytes() if file.exists() else b""
    try:
        return decode(content, Report) if content else None
    except WireError as error:
        hint = "its worker is of another press; install press anew"
        raise PressError([Problem(".press", 1, f"{error}; {hint}")]) from error


def _end_of(file: Path, limit: int) -> str:
    """The text of a file, or the last `limit` bytes of it, after a line that says so.

    What a snippet starts may print without end, until its time is over.
    """
    with suppress(FileNotFoundError), file.open("rb") as content:
        before = max(0, content.seek(0, os.SEEK_END) - limit)
        content.seek(before)
        text = content.read(limit).decode(errors="replace")
        return f"{LEFT_OUT}\n{text}" if before else text
    return ""


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
