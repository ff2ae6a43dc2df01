"""What a run showed, what it depended on, and what it cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from press.book.work import Work

Outputs = list[dict[str, Any]]


@dataclass(frozen=True)
class Needs:
    """What was found out while a snippet ran: files by content hash, distributions by version."""

    files: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What a work showed. Outputs are in nbformat's form, by cell."""

    work: Work
    cells: Mapping[str, Outputs] = field(default_factory=dict)
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """For each expression, ("ok", its text) or ("error", what it raised)."""
    error: Mapping[str, Any] | None = None
    """What ended it: cell, line, ename, evalue. A process that died has no ename."""
    lacks: str = ""
    """Which program it needs that isn't installed: then it was not run."""
    excused: bool = False
    """What it lacks is optional: its pages say so, and are made."""
    printed: str = field(default="", compare=False)
    seconds: float = 0.0
    """CPU seconds."""
    memory: int = 0
    """Peak resident memory in bytes."""
    needs: Needs = field(default_factory=Needs)
    cached: bool = field(default=False, compare=False)

    @property
    def ok(self) -> bool:
        """It ran to its end, or raised exactly what a page expects."""
        expected = dict(self.work.raises)
        if self.lacks:
            return False
        if self.error is None:
            return not expected
        return bool(expected.get(self.error["cell"]) == self.error["ename"])
