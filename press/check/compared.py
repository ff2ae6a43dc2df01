"""A book under other versions than those with which its outputs were accepted."""

import platform
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from press.book.result import Result
from press.check.changes import Change, Moved, cut, shortened
from press.check.drift import DRAWN, NONE, REAL
from press.check.made import DEVICE, versions_of
from press.check.outcome import Build

FEW = 5
"""Moves of one output that a comparison keeps; the others are counted."""
WARNING = "WarningError"
"""What ends a work that emits a warning which it doesn't teach."""


def compared(build: Build, day: date) -> Change:
    """What works show here that isn't as it was accepted, on the same edition of the data.

    A work that can't run here, since a library that it wants isn't installed, isn't compared.
    """
    found = (build.results[name] for name in sorted(build.accepted) if name in build.results)
    editions = (NONE, DRAWN, REAL)
    results = [r for r in found if not r.lacks and build.edition_of(r) in editions]
    output = tuple(filter(None, (_moved(build, result) for result in results)))
    before, now = _versions(build, results)
    return Change(day, before, now, output, compared=len(results))


def _moved(build: Build, result: Result) -> Moved | None:
    name, edition = result.work.name, build.edition_of(result)
    if not result.ok:
        return Moved(name, edition, (), ends=_end(result), cell=_place(result))
    moves = list(build.moves(result, build.accepted[name]))
    kept = tuple(map(cut, moves[:FEW]))
    return Moved(name, edition, kept, more=len(moves) - len(kept)) if moves else None


def _end(result: Result) -> str:
    error = result.error
    if error is None:
        return f"raises no {result.work.raises[0][1]}"
    said = error.evalue.strip().split("\n")[0].partition(" (if it teaches this")[0]
    words = said if error.ename in ("", WARNING) else f"{error.ename}: {said}"
    return shortened(words)


def _place(result: Result) -> str:
    return result.error.cell if result.error else result.work.raises[0][0]


def _versions(build: Build, results: list[Result]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Of the libraries that the settings name, and of Python: accepted with most, and here."""
    then = Counter(
        pair
        for result in results
        for pair in build.accepted[result.work.name].made.versions.items()
        if pair[0] != DEVICE
    )
    most = {name: version for (name, version), _ in reversed(then.most_common())}
    here = versions_of(results, [], build.book.project) | {"Python": platform.python_version()}
    both = [name for name in here if name in most]
    return {name: most[name] for name in both}, {name: here[name] for name in both}


def counts(comparison: Change) -> Iterator[tuple[int, str]]:
    """How many outputs are the same, moved, and ended otherwise."""
    ended = sum(bool(output.ends) for output in comparison.output)
    moved = len(comparison.output) - ended
    yield comparison.compared - moved - ended, "the same"
    yield moved, "moved"
    yield ended, "ended otherwise"
