"""Progress while works run: a bar on a terminal, plain lines elsewhere."""

import sys
from dataclasses import dataclass
from typing import TextIO

from press.run import Reporter, Result


def reporter(stream: TextIO = sys.stderr) -> Reporter:
    """What suits the stream."""
    return Bar(stream) if stream.isatty() else Lines(stream)


@dataclass(frozen=True)
class Lines:
    """A line for each snippet that was executed."""

    stream: TextIO

    def begin(self, count: int) -> None:
        print(f"press: running {count} of the snippets", file=self.stream, flush=True)

    def done(self, result: Result) -> None:
        verdict = f"{result.seconds:.1f} s" if result.ok else "failed"
        print(f"press: {result.work.name} {verdict}", file=self.stream, flush=True)

    def end(self) -> None:
        """Each line was complete already."""


class Bar:
    """A bar that is gone when it is full."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self.bar = Progress(console=Console(file=stream), transient=True)

    def begin(self, count: int) -> None:
        self.task = self.bar.add_task("importing", total=count)
        self.bar.start()

    def done(self, result: Result) -> None:
        self.bar.update(self.task, advance=1, description=result.work.name)

    def end(self) -> None:
        self.bar.stop()
