"""Keeps jobs: starts the process of each, and ends it, in time, with all that it started."""

import os
import select
import signal
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from press.worker.system import (
    PR_SET_CHILD_SUBREAPER,
    PR_SET_PDEATHSIG,
    bury_all,
    descendants,
    drop_semaphores,
    kill_group,
    memory_held,
    prctl,
    reaped,
)

DUMP = signal.SIGXCPU  # faulthandler answers it: see session.run
CODE = struct.Struct("i")
"""How a job ended, as in subprocess: negative for a signal."""
GRACE = 1.0  # seconds that a process has to say where it stands
PAUSE = 0.1
"""Seconds between two looks at the memory of a snippet's processes, at least."""


class Keeper:
    """The parent of one snippet's process after the other, out of their reach.

    It takes the folders of jobs from `zygote` and answers how each ended. Its memory is the
    zygote's, so that a job costs one fork; it has one job at a time, so that all it inherits is
    that one's.
    """

    def __init__(
        self, zygote: socket.socket, start: Callable[[Path, socket.socket], NoReturn]
    ) -> None:
        self.zygote, self.start = zygote, start
        os.setsid()
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        self.wake, self.ring = os.pipe()
        for end in (self.wake, self.ring):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self.ring, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Keep a job for each folder, until the zygote has no more."""
        while folder := self.zygote.recv(4096):
            code = os.waitstatus_to_exitcode(self._keep(Path(os.fsdecode(folder))))
            self.zygote.send(CODE.pack(code))

    def _keep(self, folder: Path) -> int:
        """Look on until the job's process ends, or is at a limit; then end all it started."""
        self.folder = folder
        self.status: int | None = None
        self.deadline = float("inf")
        self.memory = 0
        self.next_count = 0.0
        self.word, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.child = os.fork()
        if self.child == 0:
            self._become_job(theirs)
        theirs.close()
        limit = b""
        while self.status is None and not (limit := self._limit_reached()):
            self._look(min(PAUSE, self.deadline - time.monotonic()))
        if limit:
            self._end_at(limit)
        self.word.close()
        kill_group(self.child)
        bury_all()
        drop_semaphores(self.child)
        return self.status or 0

    def _limit_reached(self) -> bytes:
        """The limit that the job is at, as `fault` says it; empty where there is none."""
        now = time.monotonic()
        if now >= self.deadline:
            return b"Timeout!"
        if not self.memory or now < self.next_count:
            return b""
        processes = descendants()
        held = memory_held(processes) if len(processes) > 1 else 0  # one has its own limit
        took = time.monotonic() - now
        self.next_count = now + max(PAUSE, 10 * took)  # it looks through all their pages
        return b"Memory!" if held > self.memory else b""

    def _become_job(self, keeper: socket.socket) -> NoReturn:
        os.setsid()
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for end in (self.wake, self.ring):
            os.close(end)
        for channel in (self.word, self.zygote):
            channel.close()
        self.start(self.folder, keeper)

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
        limits = self.word.recv(4096)
        self.word.close()
        if limits:
            seconds, memory = limits.split()
            self.deadline, self.memory = time.monotonic() + float(seconds), int(memory)

    def _reap(self) -> None:
        for child, status in reaped():
            if child == self.child:
                self.status = status

    def _end_at(self, limit: bytes) -> None:
        """Ask the process where it stands, whatever it is at, and kill it."""
        for process in descendants() - {self.child}:  # whose end would wake who waits for it
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGSTOP)
        fault = self.folder / "fault"
        with fault.open("ab") as file:
            file.write(limit + b"\n")
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
