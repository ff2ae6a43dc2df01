"""The port between who asks for runs and who runs: this machine's forks, or other machines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from press.book.work import Work
from press.project import Project
from press.wire import Needs, Recipe, Shown


@dataclass(frozen=True)
class Finished:
    """A work with what its worker left: what it showed, or the traces of its death."""

    work: Work
    recipe: Recipe
    code: int
    """As in subprocess: negative for a signal."""
    shown: Shown | None
    """None where the worker died."""
    needs: Needs
    """As they were where it ran, when it had run."""
    steady: bool
    """Nothing that it needs changed while it ran: only then may its result be kept."""
    refused: tuple[str, ...]
    """Why nothing ran: how the worker's surroundings are not those that the recipe asks for."""
    cell: str
    """The last cell that it began."""
    printed: str
    """Where that is more than a page may show, the end of it, after a line `LEFT_OUT`."""
    unwatched: str
    """Why all of the data counts as read; empty where it is known what was read."""
    fault: str
    """Where it stood when it crashed or ran out of time, as faulthandler wrote it."""


Pick = Callable[[Sequence[Work]], Work | None]
"""Says which of the works that wait begins next; None: none of them, in this run."""


def in_turn(waiting: Sequence[Work]) -> Work | None:
    """The works begin in the order in which they were given."""
    return waiting[0]


class Pool(Protocol):
    """Runs works somewhere. What it keeps warm between runs lives until `close`."""

    project: Project
    """The book as it is now; each build may set another."""

    def run(self, works: list[Work], pick: Pick = in_turn) -> Iterator[Finished]:
        """Yield each work as it finishes. Leaving the loop early ends what still runs."""

    def interrupt(self) -> None:
        """End the `run` of another thread, which raises PressError there."""

    def close(self) -> None:
        """End all that was started; a later `run` starts anew."""

    def __enter__(self) -> "Pool": ...

    def __exit__(self, *_: object) -> None: ...
