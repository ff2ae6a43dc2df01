"""What a run showed, what it depended on, and what it cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from press.book.work import Work
from press.wire import Failure, Needs, Outputs, Warned

LEFT_OUT = "…"
"""A line that stands for what was printed before."""


@dataclass(frozen=True)
class Result:
    """What a work showed. Outputs are in nbformat's form, by cell."""

    work: Work
    cells: Mapping[str, Outputs] = field(default_factory=dict)
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """For each expression, ("ok", its text) or ("error", what it raised)."""
    warnings: Mapping[str, list[Warned]] = field(default_factory=dict)
    """What cells taught by warning, which is among their outputs too, as text."""
    error: Failure | None = None
    lacks: str = ""
    """Which program it needs that isn't installed: then it was not run, and its pages say so."""
    awaited: bool = False
    """It has not run yet; `seconds` says what it is known to take, or 0."""
    printed: str = field(default="", compare=False)
    """Where that is more than a page may show, the end of it, after a line `LEFT_OUT`."""
    seconds: float = 0.0
    """CPU seconds."""
    memory: int = 0
    """Peak resident memory in bytes."""
    needs: Needs = field(default_factory=Needs)
    unwatched: str = field(default="", compare=False)
    """Why all of the data counts as read; empty where it is known what was, or was long ago."""
    cached: bool = field(default=False, compare=False)

    @property
    def ok(self) -> bool:
        """It ran to its end, or raised exactly what a page expects."""
        expected = dict(self.work.raises)
        if self.lacks or self.awaited:
            return False
        if self.error is None:
            return not expected
        return expected.get(self.error.cell) == self.error.ename
