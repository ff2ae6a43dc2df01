"""A bar on a terminal that says how far a long run is."""

from __future__ import annotations

from typing import Iterator, Sequence, TextIO

MANY = 50
"""Fewer files are done before anyone wonders."""
WIDTH, STEPS = 30, 20


def shown(files: Sequence[str], out: TextIO) -> Iterator[str]:
    """The files, one after the other, with a bar on a terminal; behind the last it is gone."""
    if len(files) < MANY or not out.isatty():
        yield from files
        return
    drawn = -1
    try:
        for done, file in enumerate(files):
            step = STEPS * done // len(files)
            if step != drawn:
                drawn = step
                out.write(f"\r{bar(done, len(files))}")
                out.flush()
            yield file
    finally:
        out.write("\r\x1b[K")
        out.flush()


def bar(done: int, of: int) -> str:
    full = WIDTH * done // of
    return f"[{'=' * full}{' ' * (WIDTH - full)}] {done} of {of} files"
