"""What was found at one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import FrozenSet, Tuple

from doctor.files import Piece
from doctor.mending import Edit

Spot = Tuple[int, int]


@dataclass(frozen=True)
class Finding:
    """One place that fails today, or does something else, or is worth a look."""

    piece: Piece
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    says: str
    """What Python says or does today."""
    executed: bool
    """Whether this very message was raised by a run of ours; else it is formed like one."""
    now: str
    page: str
    certain: bool
    edits: Tuple[Edit, ...] = ()
    safe: bool = False
    since: str = ""
    """The TensorFlow since which it is so, of those under which it was run; `< 1.15` where it was
    so under the oldest; empty where that is not known."""
    covers: FrozenSet[Spot] = frozenset()

    @property
    def key(self) -> Tuple[int, int, int, str]:
        return (self.piece.number, self.line, self.column, self.code)
