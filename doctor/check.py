"""What fails today in one source: the table first, then the index, then TensorFlow's renames."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import Dict, Iterator, List, Sequence, Set, Tuple

from doctor.checker import Checker
from doctor.files import Piece, Source
from doctor.finding import Finding, Spot
from doctor.knowledge import Knowledge
from doctor.pins import old_pins
from doctor.program import Program
from doctor.resolve import Walk

FRAMES = 10_000
"""How deep functions may call one another."""
TOO_DEEP = "nested too deeply to be followed"
"""What is said of code that nests deeper."""


def check(source: Source, knowledge: Knowledge) -> List[Finding]:
    """All findings of a source in the order of its lines.

    Raises RecursionError where code nests deeper than any that people write.
    """
    checker = Checker(knowledge)
    walk = Walk(Program(source.pieces), knowledge, checker)
    checker.walk = walk
    try:
        with room_for(FRAMES):
            walk.all()
    finally:
        del checker.walk  # each leads to the other: so both go with their last use
    pins = [one for piece in source.pieces for one in pinned(piece, knowledge)]
    found = sorted([*covered(checker.findings), *pins], key=lambda finding: finding.key)
    return [one for one in found if not one.piece.silenced(one.line, one.code)]


@contextmanager
def room_for(frames: int) -> Iterator[None]:
    """Lets functions call one another so deeply: a long `elif` or sum nests in a tree of syntax."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, frames))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def pinned(piece: Piece, knowledge: Knowledge) -> Iterator[Finding]:
    """Old versions that a cell installs: code for them may be right where it stands."""
    for pin in old_pins(piece.text, knowledge.index.versions) if piece.cell else ():
        yield Finding(
            piece,
            pin.line,
            pin.column,
            pin.line,
            pin.end,
            code="old-version",
            says=pin.says,
            executed=False,
            now="",
            page="",
            certain=False,
        )


def covered(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Each row once for a place; what the index says yields where a row speaks."""
    rows: Dict[Tuple[int, str], Set[Spot]] = {}
    spoken = {(one.piece.number, spot) for one in findings if one.page for spot in one.covers}
    for one in sorted(findings, key=lambda one: not one.certain):
        spots = {(one.piece.number, spot) for spot in one.covers}
        if not one.page and spots & spoken:
            continue
        same = rows.setdefault((one.piece.number, one.code), set())
        if same.isdisjoint(one.covers):
            same |= one.covers
            yield one
