"""Mends a source: only the bytes concerned, and never so that it no longer parses."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Callable, Dict, List, Sequence, Tuple

from doctor.check import check
from doctor.files import Piece, Source, read_source
from doctor.finding import Finding
from doctor.knowledge import Knowledge
from doctor.magics import as_python
from doctor.mending import Edit, changed

ROUNDS = 10
"""One mend may uncover another; so many times at most."""


@dataclass(frozen=True)
class Mended:
    raw: bytes
    count: int
    """How many findings were mended."""


def everything(_: Finding) -> bool:
    return True


def mend(
    source: Source,
    knowledge: Knowledge,
    unsafe: bool = False,
    wanted: Callable[[Finding], bool] = everything,
) -> Mended:
    """The source with all mended that can be; `wanted` says of a finding whether to."""
    count = 0
    for _ in range(ROUNDS):
        found = [one for one in check(source, knowledge) if one.edits and one.certain]
        findings = [one for one in found if (one.safe or unsafe) and wanted(one)]
        raw, done = applied(source, findings)
        if not done or raw == source.raw:
            break
        again = read_source(source.path, raw)
        if not isinstance(again, Source):
            break
        source, count = again, count + done
    return Mended(source.raw, count)


def applied(source: Source, findings: Sequence[Finding]) -> Tuple[bytes, int]:
    """One round: the edits that don't meet, piece by piece."""
    chosen: Dict[Piece, List[Edit]] = {}
    done = 0
    for finding in findings:
        edits = chosen.setdefault(finding.piece, [])
        new = [edit for edit in finding.edits if edit not in edits]
        if any(meets(one, other) for one in new for other in edits):
            continue
        if parses(finding.piece, [*edits, *new]):
            edits += new
            done += 1
    return written(source, chosen), done


def meets(one: Edit, other: Edit) -> bool:
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def parses(piece: Piece, edits: Sequence[Edit]) -> bool:
    text = changed(piece.data, edits).decode("utf-8")
    try:
        ast.parse(as_python(text) if piece.cell else text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def written(source: Source, chosen: Dict[Piece, List[Edit]]) -> bytes:
    """The file with the edits; around them every byte stays."""
    mark = source.raw[: len(source.raw) - len(source.text.encode("utf-8"))]
    edits: List[Tuple[int, int, str]] = []
    for piece, made in chosen.items():
        for edit in made:
            if piece.cell is None:
                start = len(piece.data[: edit.start].decode("utf-8"))
                end = len(piece.data[: edit.end].decode("utf-8"))
                edits.append((start, end, edit.text))
            else:
                edits += piece.cell.raw_edits(edit.start, edit.end, edit.text)
    text = source.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return mark + text.encode("utf-8")
