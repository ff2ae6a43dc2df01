"""What the page *Paste your code* shows of a file; it runs this package in the browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, List, Sequence, Union

from doctor.check import TOO_DEEP, check
from doctor.files import Piece, Problem, Source, read_source
from doctor.finding import Finding
from doctor.fix import Mended, mend
from doctor.knowledge import load_knowledge
from doctor.report import as_dict

PASTED = "pasted"


@dataclass(frozen=True)
class Examined:
    """A file as it was read, and as it can be mended."""

    said: str
    """JSON: `path`, `pieces` (code that findings are in), `findings`, `problems`, `mends`."""
    safe: bytes
    """The file with the safe mends."""
    unsafe: bytes
    """The file with all mends."""


def name_of(pasted: bytes) -> str:
    """What a pasted text is called: it comes without a name, and a notebook is an object."""
    return f"{PASTED}.ipynb" if pasted.lstrip().startswith(b"{") else f"{PASTED}.py"


def examined(path: str, given: Union[bytes, memoryview]) -> Examined:
    """All that is found in a file; what can't be read gets doctor's line, and no findings.

    What was pasted has an empty path.
    """
    raw = bytes(given)
    path = path or name_of(raw)
    read = read_source(path, raw)
    if isinstance(read, Problem):
        return unread(read, raw)
    knowledge = load_knowledge()
    try:
        found = check(read, knowledge)
        safe = mend(read, knowledge)
        return seen(read, found, safe, mend(read, knowledge, unsafe=True))
    except RecursionError:
        return unread(Problem(path, TOO_DEEP), raw)


def unread(problem: Problem, raw: bytes) -> Examined:
    return Examined(as_json(problem.path, [], [], [problem], 0, 0), raw, raw)


def seen(source: Source, found: Sequence[Finding], safe: Mended, unsafe: Mended) -> Examined:
    pieces = [as_piece(one) for one in source.pieces if any(f.piece is one for f in found)]
    findings = [as_dict(source.path, one) for one in found]
    counts = (safe.count, unsafe.count)
    return Examined(
        as_json(source.path, pieces, findings, source.problems, *counts), safe.raw, unsafe.raw
    )


def as_piece(piece: Piece) -> Dict[str, Any]:
    lines = [piece.source_line(number + 1) for number in range(len(piece.lines))]
    while lines and not lines[-1].strip():
        del lines[-1]
    return {"cell": piece.number or None, "lines": lines}


def as_json(
    path: str,
    pieces: List[Dict[str, Any]],
    findings: List[Dict[str, Any]],
    problems: Sequence[Problem],
    safe: int,
    unsafe: int,
) -> str:
    return json.dumps(
        {
            "path": path,
            "pieces": pieces,
            "findings": findings,
            "problems": [str(one) for one in problems],
            "mends": {"safe": safe, "unsafe": unsafe},
        }
    )
