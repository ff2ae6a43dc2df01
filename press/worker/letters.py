"""Inside a worker: what processes that a snippet forked did, told to the one that runs its cells.

They append it to a file, which that one reads.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from press.wire import Letter, decode, encode


class Letters:
    """An end of the file in the folder of a job: forked processes have their parent's."""

    def __init__(self, folder: Path, first: bool) -> None:
        self.file = folder / "letters"
        self.reader = os.getpid() if first else 0
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self.descriptor = os.open(self.file, flags, 0o600)
        self.taken = 0

    @property
    def abroad(self) -> bool:
        """Whether this process is another than the one that runs the cells."""
        return os.getpid() != self.reader

    def send(self, letter: Letter) -> None:
        os.write(self.descriptor, encode(letter) + b"\n")

    def take(self) -> Iterator[Letter]:
        """Those that came since the last look."""
        size = os.fstat(self.descriptor).st_size - self.taken  # memory may be short
        if size:
            *lines, _ = os.pread(self.descriptor, size, self.taken).split(b"\n")
            self.taken += sum(len(line) + 1 for line in lines)
            yield from (decode(line, Letter) for line in lines)
