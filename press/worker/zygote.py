"""The processes that snippets are forked from: each imports once, forks, reaps, and runs nothing.

`python -m press.worker.zygote FD,FD… MODULE…` serves jobs over sockets, one for each depth: over
the first, jobs that want none of the modules; over the next, those that want the first of them;
and so on. The zygote of a depth is forked from the one above it when its first job comes, and
imports one module more. A request is a line that names a job's folder, an answer the folder's
number and how the job ended. A keeper stands between the zygote and each job: a fork of the zygote
that forks one job after the other, and is their parent.

Options: with `--fresh`, each job starts Python anew, as `python -m press.worker.zygote --job FD
FOLDER DEPTH MODULE…`: slower, but safe on every system. `--many=DEPTH` says that many jobs are to
come to that depth, `--without=MODULE` that a module is not there, and needn't be, `--loaded=FOLDER`
where each zygote writes down what files of modules it holds.
"""

import gc
import importlib
import os
import select
import signal
import site
import socket
import struct
import sys
import sysconfig
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, NoReturn

from press.surroundings import loaded_files
from press.wire import Loaded, encode
from press.worker.keeper import CODE, Keeper
from press.worker.system import (
    PR_SET_CHILD_SUBREAPER,
    PR_SET_PDEATHSIG,
    bury_all,
    join_pages,
    kill_children,
    kill_group,
    prctl,
    reaped,
)

if TYPE_CHECKING:
    from press.worker.session import Stage


def main() -> None:
    """Serve jobs, or run the one that the command line names."""
    from press.worker import session

    environment = dict(os.environ)
    gc.disable()  # what is imported stays: the collector would look through it for nothing
    read_what_nobody_installed()
    options = {word for word in sys.argv[1:] if word.startswith("--")}
    words = [word for word in sys.argv[1:] if word not in options]
    if "--job" in options:
        number, folder, depth, *modules = words
        keeper = socket.socket(fileno=int(number))
        keeper.set_inheritable(False)
        stage = session.prepare(environment)
        for name in modules[: int(depth)]:
            stage = preload(stage, name, f"--without={name}" not in options)
        gc.enable()
        end_with(lambda: session.run(Path(folder), stage, keeper))
    numbers, *modules = words
    controls = [socket.socket(fileno=int(number)) for number in numbers.split(",")]
    for control in controls:
        control.set_inheritable(False)
    look_for([name for name in modules if f"--without={name}" not in options])
    fresh = session.Stage(None, {}, environment, (), {})
    stage = fresh if "--fresh" in options else session.prepare(environment)
    Zygote(controls, stage, modules, options).serve()


def read_what_nobody_installed() -> None:
    """Have Python compile such modules from their text: bytecode tells an edit by size and second
    alone, and a zygote that took old bytecode would show an old result as a new one."""
    paths = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    paths += [*site.getsitepackages(), site.getusersitepackages()]
    installed = tuple(path + os.sep for path in paths)
    of_bytecode = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        path = loader.get_filename(name)
        if path.startswith(installed):
            return of_bytecode(loader, name)
        return loader.source_to_code(loader.get_data(path), path)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment, method-assign]


def look_for(modules: list[str]) -> None:
    """ImportError names a module that is not there, though no work may want it today."""
    for name in modules:
        if not find_spec(name.partition(".")[0]):
            raise _not_imported(name, "it is nowhere")


def preload(stage: "Stage", name: str, wanted: bool) -> "Stage":
    """A stage with one module more, that snippets share. ImportError names what can't be."""
    if wanted:
        try:
            importlib.import_module(name)
        except ImportError as error:
            raise _not_imported(name, error) from error
    return replace(stage, preload=(*stage.preload, name), loaded=loaded_files())


def _not_imported(name: str, why: object) -> ImportError:
    return ImportError(f"cannot import {name} ({why}); mend [tool.press] preload, or install it")


def end_with(work: Callable[[], None]) -> NoReturn:
    """Do `work` and end the process there, whatever happens; stderr has the reason."""
    status = 1
    try:
        work()
        status = 0
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)


@dataclass
class Slot:
    """A keeper as the zygote sees it."""

    channel: socket.socket
    number: int = 0
    """Of its job; 0 while it has none."""


class Zygote:
    """Hands each job to a keeper; forks one where none is idle."""

    def __init__(
        self, controls: list[socket.socket], stage: "Stage", modules: list[str], options: Set[str]
    ) -> None:
        self.control, *self.deeper = controls
        """Where its own jobs come from, and where those that want more modules do."""
        self.stage, self.modules, self.options = stage, modules, options
        self.depth = len(stage.preload)
        """How many of the modules it holds."""
        self.next: int | None = None
        """The process of the zygote that holds one module more."""
        folder = next(word for word in options if word.startswith("--loaded="))
        written = Path(folder.removeprefix("--loaded="), f"{self.depth}.json")
        written.write_bytes(encode(Loaded(dict(self.stage.loaded))))
        self.slots: dict[int, Slot] = {}
        """By the keeper's process."""

    def serve(self) -> None:
        """Fork and answer until the socket closes; then end all that was started."""
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        if f"--many={self.depth}" in self.options:
            join_pages()
        gc.freeze()  # else the children's collector would copy every page of what is shared
        wake, ring = os.pipe()
        os.set_blocking(ring, False)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        requests = b""
        while True:
            busy = [slot for slot in self.slots.values() if slot.number]
            channels = [slot.channel for slot in busy]
            waited: list[Any] = [self.control, wake, *self.deeper, *channels]
            ready, _, _ = select.select(waited, [], [])
            for slot in busy:
                if slot.channel in ready:
                    self._hear(slot)
            if wake in ready:
                os.read(wake, 4096)
                self._reap()
            if self.control in ready:
                chunk = self.control.recv(65536)
                if not chunk:
                    break
                *folders, requests = (requests + chunk).split(b"\n")
                for folder in folders:
                    self._hand_on(folder)
            if any(control in ready for control in self.deeper):
                self._deepen()
        for keeper in self.slots:
            os.kill(keeper, signal.SIGKILL)  # one that was just forked leads no group yet
            kill_group(keeper)
            os.waitpid(keeper, 0)
        bury_all()

    def _deepen(self) -> None:
        """Fork the zygote that imports one module more: a job asks for it, or for more than it."""
        self.next = os.fork()
        if self.next == 0:
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            signal.set_wakeup_fd(-1)
            self.control.close()
            for slot in self.slots.values():
                slot.channel.close()
            end_with(self._go_on_deeper)
        for control in self.deeper:
            control.close()
        self.deeper = []

    def _go_on_deeper(self) -> None:
        name = self.modules[self.depth]
        wanted = self.options.isdisjoint(("--fresh", f"--without={name}"))
        Zygote(self.deeper, preload(self.stage, name, wanted), self.modules, self.options).serve()

    def _hand_on(self, folder: bytes) -> None:
        idle = (slot for slot in self.slots.values() if not slot.number)
        slot = next(idle, None) or self._fork()
        slot.number = int(Path(os.fsdecode(folder)).name)
        try:
            slot.channel.send(folder)
        except OSError:  # it was killed while it was idle: _reap says so
            pass

    def _fork(self) -> Slot:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        keeper = os.fork()
        if keeper == 0:
            end_with(lambda: self._keep(theirs, ours))
        theirs.close()
        self.slots[keeper] = Slot(ours)
        return self.slots[keeper]

    def _keep(self, zygote: socket.socket, *others: socket.socket) -> None:
        slots = (slot.channel for slot in self.slots.values())
        for channel in (self.control, *self.deeper, *others, *slots):
            channel.close()
        Keeper(zygote, lambda *job: end_with(lambda: self._work(*job))).serve()

    def _work(self, folder: Path, keeper: socket.socket) -> None:
        from press.worker import session

        printed = os.open(folder / "printed", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(printed, 1)
        os.dup2(printed, 2)
        if "--fresh" in self.options:
            keeper.set_inheritable(True)
            job = ["--job", str(keeper.fileno()), str(folder), str(self.depth)]
            command = [sys.executable, "-P", "-m", "press.worker.zygote", *job]
            words = [*self.options, *self.modules]
            os.execv(sys.executable, [*command, *words])
        gc.enable()
        session.run(folder, self.stage, keeper)

    def _hear(self, slot: Slot) -> None:
        """Pass on how a job ended; a keeper that ends without a word is buried by `_reap`."""
        try:
            code = slot.channel.recv(CODE.size)
        except OSError:
            return
        if code:
            self._answer(slot, *CODE.unpack(code))

    def _answer(self, slot: Slot, code: int) -> None:
        number, slot.number = slot.number, 0
        try:
            self.control.sendall(struct.pack("ii", number, code))
        except OSError:  # the parent is gone; the next read says so, and serve() ends
            pass

    def _reap(self) -> None:
        """Bury keepers that were themselves killed, and end what they left behind."""
        for child, status in reaped():
            if slot := self.slots.pop(child, None):
                kill_group(child)
                self._hear(slot)
                slot.channel.close()
                if slot.number:
                    self._answer(slot, os.waitstatus_to_exitcode(status))
            kept = {*self.slots, self.next or 0}
            kill_children(but=kept)  # what a keeper left behind; theirs become ours


if __name__ == "__main__":
    main()
