"""Keeps one job: starts its process, and ends it, in time, with all that it started."""

import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from press.worker.system import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, prctl

DUMP = signal.SIGXCPU  # faulthandler answers it: see session.run
GRACE = 1.0  # seconds that a process has to say where it stands


def keep(folder: Path, start: Callable[[socket.socket], None]) -> NoReturn:
    """Have `start` run in a process of its own; end as it ends."""
    Keeper(folder, start).keep()


class Keeper:
    """The parent of a snippet's process, out of its reach."""

    def __init__(self, folder: Path, start: Callable[[socket.socket], None]) -> None:
        self.folder = folder
        os.setsid()
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        self.wake, ring = os.pipe()
        for end in (self.wake, ring):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        self.word, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.child = os.fork()
        if self.child == 0:
            os.setsid()
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self.word.close()
            start(theirs)
        theirs.close()
        self.status: int | None = None
        self.deadline = float("inf")

    def keep(self) -> NoReturn:
        """Look on until the process ends or its time is up; then end all that it started."""
        while self.status is None and time.monotonic() < self.deadline:
            self._look(min(0.5, self.deadline - time.monotonic()))
        if self.status is None:
            self._end_in_time()
        self._end_all()
        self._end_as(self.status or 0)

    def _look(self, seconds: float) -> None:
        """Wait for what comes next and deal with it."""
        sources = [self.wake, self.word.fileno()]
        poll = select.poll()
        for source in sources:
            if source >= 0:
                poll.register(source, select.POLLIN)
        ready = dict(poll.poll(max(seconds, 0) * 1000))
        if self.wake in ready:
            os.read(self.wake, 4096)
        if ready.get(self.word.fileno()):
            self._begin()
        self._reap()

    def _begin(self) -> None:
        """The clock starts when the process says that the snippet does, not while it imports."""
        seconds = self.word.recv(4096)
        self.word.close()
        if seconds:
            self.deadline = time.monotonic() + float(seconds)

    def _reap(self) -> None:
        while True:
            try:
                child, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not child:
                return
            if child == self.child:
                self.status = status

    def _end_in_time(self) -> None:
        """Ask the process where it stands, whatever it is at, and kill it."""
        fault = self.folder / "fault"
        with fault.open("ab") as file:
            file.write(b"Timeout!\n")
        last, asked = -1, fault.stat().st_size
        for number in (signal.SIGCONT, DUMP):
            os.kill(self.child, number)
        until = time.monotonic() + GRACE
        while self.status is None and time.monotonic() < until:
            self._look(0.05)
            size = fault.stat().st_size
            if asked < size == last:
                break
            last = size
        if self.status is None:
            os.kill(self.child, signal.SIGKILL)
        while self.status is None:
            self._look(0.5)
        self.status = signal.SIGKILL

    def _end_all(self) -> None:
        """End what the snippet started and left behind: as subreaper, we are its parent now."""
        try:
            os.killpg(self.child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        while others := children():
            for child in others:
                os.kill(child, signal.SIGKILL)
            os.waitpid(-1, 0)

    def _end_as(self, status: int) -> NoReturn:
        code = os.waitstatus_to_exitcode(status)
        if code < 0:
            if -code not in (signal.SIGKILL, signal.SIGSTOP):
                signal.signal(-code, signal.SIG_DFL)
            os.kill(os.getpid(), -code)
        os._exit(code)


def children() -> set[int]:
    """The processes whose parent is this one, where the system (Linux) tells."""
    if sys.platform != "linux":
        return set()
    return {
        int(pid)
        for task in Path("/proc/self/task").iterdir()
        for pid in (task / "children").read_text().split()
    }
