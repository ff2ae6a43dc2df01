"""What moved in accepted outputs when versions changed: a file for each day and each change.

`press accept` writes these files, and `press compare` one for each other set of versions under
which the book was run; a page with `MARK` shows them.
"""

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from press.check.drift import Expected, Move
from press.check.made import Made
from press.problems import PressError, Problem
from press.project import Project
from press.toml import Reader, read_toml

MARK = "<!-- press:changes -->"
"""Stands in a page for what moved."""
HEAD = "# What moved in outputs that had been accepted. `press accept` writes this file.\n"
COMPARED = "# What outputs are under other versions. `press compare` writes this file.\n"
LONGEST = 300
"""Characters that are kept of a line; the whole of it is in the file of accepted outputs."""


@dataclass(frozen=True)
class Moved:
    """What moved in one output."""

    name: str
    """The work's."""
    data: str
    """The edition that it read, in words."""
    moves: tuple[Move, ...]
    edited: bool = False
    """Its code, or what it read, had changed, too."""
    ends: str = ""
    """How its run ended instead, where it did not come to its end: what it raised, or of what it
    warned, which is no more allowed."""
    cell: str = ""
    """Where it ended."""
    more: int = 0
    """Moves that were left out of a comparison."""


@dataclass(frozen=True)
class Change:
    """What moved with one change of versions, on one day."""

    date: datetime.date
    before: Mapping[str, str] = field(default_factory=dict)
    now: Mapping[str, str] = field(default_factory=dict)
    """Of the same names. Empty where no version that is known had changed."""
    output: tuple[Moved, ...] = ()
    compared: int = 0
    """In how many outputs it was looked for where the book was run under other versions: nothing
    was accepted then. 0 where accepted outputs moved."""

    @property
    def title(self) -> str:
        """`TensorFlow 2.21.0 → 2.22.0`; a device has no name before it."""
        told = (f"{name} {then} → {self.now.get(name, '?')}" for name, then in self.before.items())
        words = ", ".join(each.removeprefix("device ") for each in told)
        return words or "No version that is recorded changed"

    def takes(self, other: "Change") -> bool:
        """Whether another change may be a part of this one: same day, and nothing contradicts."""
        return (
            self.date == other.date
            and bool(self.before) == bool(other.before)
            and all(
                mine.get(name, version) == version
                for mine, theirs in ((self.before, other.before), (self.now, other.now))
                for name, version in theirs.items()
            )
        )

    def joined(self, other: "Change") -> "Change":
        """Both as one. What is in both is in it once: an interrupted command is given again."""
        known = {(each.name, each.data): each for each in self.output}
        for new in other.output:
            old = known.get((new.name, new.data), new)
            moves = (*old.moves, *(move for move in new.moves if move not in old.moves))
            edited = old.edited or new.edited
            known[new.name, new.data] = Moved(new.name, new.data, moves, edited)
        outputs = tuple(known[key] for key in sorted(known))
        before, now = {**self.before, **other.before}, {**self.now, **other.now}
        return Change(self.date, before, now, outputs)


@dataclass(frozen=True)
class Record:
    """All that moved, the newest first, each with the name that its file has without its ending."""

    changes: Mapping[str, Change] = field(default_factory=dict)
    comparisons: Mapping[str, Change] = field(default_factory=dict)
    """With other versions than those that outputs were accepted with."""


def change_of(
    name: str, old: Expected, edition: str, moves: Iterable[Move], now: Made
) -> Change | None:
    """What is to be recorded of an output that is accepted anew; None where nothing moved, where
    only an edit moved it, or where nobody knows what it was made with."""
    kept, then = tuple(map(cut, moves)), old.made
    changed, edited = then.changes(now), then.source != now.source
    if not kept or not then.versions or (edited and not changed):
        return None
    before, after = ({name: pair[side] for name, pair in changed.items()} for side in (0, 1))
    output = Moved(name, edition, kept, edited)
    return Change(datetime.date.fromisoformat(now.date), before, after, (output,))


def read_record(project: Project) -> tuple[Record, list[Problem]]:
    """What could be read, and what is wrong with the rest."""
    folder, problems = _folder(project), list[Problem]()
    found: dict[str, Change] = {}
    for file in sorted(folder.glob("*.toml"), reverse=True) if folder else ():
        try:
            found[file.stem] = _read(file, project)
        except PressError as error:
            problems += error.problems
    newest = sorted(found.items(), key=lambda each: each[1].date, reverse=True)
    changes = {stem: change for stem, change in newest if not change.compared}
    compared = {stem: change for stem, change in found.items() if change.compared}
    return Record(changes, compared), problems


def record(project: Project, changes: Sequence[Change]) -> list[Path]:
    """Write what moved, with what the same day and the same versions moved before; the files."""
    folder, (known, problems) = _folder(project), read_record(project)
    if not (folder and changes):
        return []
    if problems:  # what can't be read would be lost, or be told twice
        raise PressError(problems)
    files = dict(known.changes)
    touched: dict[str, Change] = {}
    for new in changes:
        stem = next((stem for stem, old in files.items() if old.takes(new)), "")
        stem = stem or _stem(new, files)
        touched[stem] = files[stem] = files[stem].joined(new) if stem in files else new
    return [_write(folder, stem, change) for stem, change in touched.items()]


def record_comparison(project: Project, comparison: Change) -> Path | None:
    """Write it in place of an earlier one with the same version of the library that is named
    first; its file."""
    folder = _folder(project)
    if folder is None:
        return None
    first = next(iter(comparison.now.items()), ("the same", "versions"))
    return _write(folder, f"under-{_slug(' '.join(first))}", comparison)


def _write(folder: Path, stem: str, change: Change) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f"{stem}.partial"
    partial.write_text(_written(change), encoding="utf-8")
    return partial.replace(folder / f"{stem}.toml")


def _folder(project: Project) -> Path | None:
    """None where the book wants no record."""
    name = project.settings.changes
    return project.root / name if name else None


def _read(file: Path, project: Project) -> Change:
    name = file.relative_to(project.root).as_posix()
    document = read_toml(file, name)
    reader = Reader(document)
    change = reader.table(Change, document.data, (), "the record")
    if change is None:
        raise PressError(sorted(reader.problems))
    if change.before.keys() != change.now.keys():
        message = "[before] and [now] name the versions of different libraries; name the same"
        raise PressError([document.problem(("now",), message)])
    return change


def _stem(change: Change, taken: Mapping[str, Change]) -> str:
    """A name that says when, and what changed first."""
    first = " ".join(next(iter(change.now.items()), ("no version",)))
    base = f"{change.date}-{_slug(first)}"
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", words.lower()).strip("-.")


def _written(change: Change) -> str:
    head = COMPARED if change.compared else HEAD
    return "\n".join([head, *_lines(change)]) + "\n"


def _lines(change: Change) -> Iterator[str]:
    """A line for each thing, in an order that stays: so git joins what two branches add."""
    yield f"date = {change.date}"
    if change.compared:
        yield f"compared = {change.compared}"
    for title, versions in (("before", change.before), ("now", change.now)):
        yield from ("", f"[{title}]")
        yield from (f"{_key(name)} = {_text(version)}" for name, version in versions.items())
    for output in change.output:
        yield from (
            "",
            "[[output]]",
            f"name = {_text(output.name)}",
            f"data = {_text(output.data)}",
        )
        yield from ["edited = true"] * output.edited
        if output.ends:
            yield from (f"cell = {_text(output.cell)}", f"ends = {_text(output.ends)}")
        yield from [f"more = {output.more}"] * bool(output.more)
        yield from ("moves = [", *(f"    {_inline(move)}," for move in output.moves), "]")


def _inline(move: Move) -> str:
    facts = {"cell": move.cell, "before": move.before, "now": move.now}
    if move.change:
        facts |= {"change": move.change, "line": move.line}
    told = (f"{name} = {_text(text)}" for name, text in facts.items() if text is not None)
    return "{ " + ", ".join(told) + " }"


def cut(move: Move) -> Move:
    """A move without the ends of long lines."""
    before, now = (text if text is None else shortened(text) for text in (move.before, move.now))
    return Move(move.cell, before, now, move.change, shortened(move.line))


def shortened(text: str) -> str:
    """A line without its end where it is a long one."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
