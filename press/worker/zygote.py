"""The process that snippets are forked from: it imports once, forks, reaps, and runs nothing.

`python -m press.worker.zygote FD MODULE…` serves jobs over the socket FD. A request is a line that
names a job's folder, an answer the folder's number and how the job ended. Where `--fresh` precedes
the modules, each job starts Python anew, as `python -m press.worker.zygote --job FD FOLDER …`:
slower, but safe on every system. `--many` says that many jobs are to come. A keeper stands between
the zygote and each job: a fork of the zygote that forks one job after the other, and is their
parent.
"""

import gc
import importlib
import os
import select
import signal
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from press.surroundings import loaded_files
from press.wire import Loaded, encode
from press.worker.keeper import CODE, Keeper
from press.worker.system import (
    PR_SET_CHILD_SUBREAPER,
    bury_all,
    join_pages,
    kill_children,
    kill_group,
    prctl,
    reaped,
)


def main() -> None:
    """Serve jobs, or run the one that the command line names."""
    from press.worker import session

    environment = dict(os.environ)
    if sys.argv[1] == "--job":
        keeper = socket.socket(fileno=int(sys.argv[2]))
        keeper.set_inheritable(False)
        folder, modules = Path(sys.argv[3]), sys.argv[4:]
        end_with(lambda: session.run(folder, preload(modules, environment), keeper))
    control, modules = socket.socket(fileno=int(sys.argv[1])), sys.argv[2:]
    control.set_inheritable(False)
    options = {module for module in modules if module.startswith("--")}
    modules = [module for module in modules if module not in options]
    zygote = Zygote(control, modules, environment, fresh="--fresh" in options)
    if "--many" in options:
        join_pages()
    zygote.serve()


def preload(modules: list[str], environment: dict[str, str]) -> Any:
    """Import what snippets share; returns the stage that they run on. ImportError names one.

    `environment` is the one that the process began with: modules may change it.
    """
    from press.worker import session

    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError as error:
            hint = "mend [tool.press] preload, or install it"
            raise ImportError(f"cannot import {name} ({error}); {hint}") from error
    return session.prepare(tuple(modules), environment)


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
        self, control: socket.socket, modules: list[str], environment: dict[str, str], fresh: bool
    ) -> None:
        self.control, self.modules = control, modules
        self.stage = None if fresh else preload(modules, environment)
        Path("loaded.json").write_bytes(encode(Loaded(loaded_files())))
        self.slots: dict[int, Slot] = {}
        """By the keeper's process."""

    def serve(self) -> None:
        """Fork and answer until the socket closes; then end all that was started."""
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        gc.collect()
        gc.freeze()  # else the children's collector would copy every page of what is shared
        wake, ring = os.pipe()
        os.set_blocking(ring, False)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        requests = b""
        while True:
            busy = [slot for slot in self.slots.values() if slot.number]
            waited: list[Any] = [self.control, wake, *(slot.channel for slot in busy)]
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
        for keeper in self.slots:
            os.kill(keeper, signal.SIGKILL)  # one that was just forked leads no group yet
            kill_group(keeper)
            os.waitpid(keeper, 0)
        bury_all()

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
        for channel in (self.control, *others, *(slot.channel for slot in self.slots.values())):
            channel.close()
        Keeper(zygote, lambda *job: end_with(lambda: self._work(*job))).serve()

    def _work(self, folder: Path, keeper: socket.socket) -> None:
        from press.worker import session

        printed = os.open(folder / "printed", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(printed, 1)
        os.dup2(printed, 2)
        if self.stage is None:
            keeper.set_inheritable(True)
            job = ["--job", str(keeper.fileno()), str(folder)]
            command = [sys.executable, "-P", "-m", "press.worker.zygote", *job]
            os.execv(sys.executable, [*command, *self.modules])
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
            kill_children(but=self.slots)  # what a keeper left behind; theirs become ours


if __name__ == "__main__":
    main()
