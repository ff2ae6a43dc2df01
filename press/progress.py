"""Progress while works run: a bar on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from press.run import Result


@contextmanager
def progress(stream: TextIO = sys.stderr) -> Iterator[Callable[[Result], None]]:
    """Yields what to call with each result; results from the store are not worth a line."""
    if not stream.isatty():
        yield lambda result: _say(stream, result)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("press"),
        BarColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        count = 0

        def told(result: Result) -> None:
            nonlocal count
            count += 1
            bar.update(task, completed=count, description=f"{count} done, {result.work.name}")

        yield told


def _say(stream: TextIO, result: Result) -> None:
    if not result.cached:
        verdict = f"{result.seconds:.1f} s" if result.ok else "failed"
        print(f"press: {result.work.name} {verdict}", file=stream, flush=True)
