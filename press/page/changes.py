"""What moved in accepted outputs when versions changed: on a page, in a table for each change."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape

from press.book.book import Book
from press.check.changes import Change, Moved, Record
from press.check.compared import counts
from press.check.drift import REAL, VALUES, Move
from press.check.made import DEVICE
from press.check.outcome import Build
from press.page.names import Raw, link_to

FEW = 8
"""Moves of one output that a page names, and outputs of one change that it doesn't fold away."""
SHORT = 60
"""Characters of a line that a table shows."""
LONG = 160
"""Characters of what ended a run that a table shows."""

OTHERWISE = (
    "The code of this book was also run under other versions, and compared with what is accepted. "
    "An output *moved* where a number or a line is another there. A run *ended otherwise* where it "
    "raised or warned and does not as accepted, or did not raise what a page shows as an error."
)


def changes_lines(build: Build, page: str, raw: Raw) -> Iterator[str]:
    """What stands now, and each change, the newest first."""
    record = build.changes.get(page, Record())
    yield from ("", standing(build, record), "")
    places = Places(build.book)
    for stem, change in record.changes.items():
        yield from ("", _anchor(stem, raw), "")
        yield from (f"## {in_words(change.date)}: {_quoted(change.title)}", "")
        yield from (summary(change), "")
        yield from _tables(change, page, places, raw)
    if record.comparisons:
        yield from ("", "## Under other versions", "", OTHERWISE, "")
        yield from _overview(record.comparisons)
    for stem, change in _newest_first(record.comparisons).items():
        yield from ("", _anchor(stem, raw), "")
        yield from (f"### {_quoted(called(change))}", "", f"{_quoted(compared_with(change))}", "")
        yield from _tables(change, page, places, raw)


def _anchor(stem: str, raw: Raw) -> str:
    return raw(f'<div class="press-anchor" id="{escape(stem)}"></div>')


def _newest_first(comparisons: Mapping[str, Change]) -> dict[str, Change]:
    """By the version of the library that is named first."""

    def version(change: Change) -> list[int]:
        return [int(part) for part in re.findall(r"\d+", next(iter(change.now.values()), ""))]

    return dict(sorted(comparisons.items(), key=lambda each: version(each[1]), reverse=True))


def _overview(comparisons: Mapping[str, Change]) -> Iterator[str]:
    """A row for each other set of versions: how many outputs are the same there."""
    yield "| under | run | compared | the same | moved | ended otherwise |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for stem, change in _newest_first(comparisons).items():
        numbers = " | ".join(count(number) for number, _ in counts(change))
        link = f"[{_quoted(_first(change))}](#{stem})"
        yield f"| {link} | {in_words(change.date)} | {count(change.compared)} | {numbers} |"
    yield ""


def _first(comparison: Change) -> str:
    return " ".join(next(iter(comparison.now.items()), ("the same versions", ""))).strip()


def called(comparison: Change) -> str:
    """`Under TensorFlow 2.16.1`."""
    return f"Under {_first(comparison)}"


def compared_with(comparison: Change) -> str:
    """With which versions it was run, and how much of it is as it was accepted."""
    others = [f"{name} {version}" for name, version in comparison.now.items()][1:]
    beside = f" beside {_listed(others)}" if others else ""
    told = ", ".join(f"{count(number)} {words}" for number, words in counts(comparison))
    of = _many(comparison.compared, "output")
    return f"Run on {in_words(comparison.date)}{beside}. Of {of}: {told}."


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def standing(build: Build, record: Record) -> str:
    """With what the outputs were made that are accepted now."""
    found = [accepted.made for accepted in build.accepted.values()]
    dates = sorted(each.date for each in found if each.date)
    if not dates:
        return "Nothing was accepted yet." if not found else _unknown(len(found), len(found))
    since = in_words(date.fromisoformat(dates[0]))
    moved = "" if record.changes else f"**No new version has moved an output since {since}.** "
    named = Counter((name, version) for each in found for name, version in each.versions.items())
    order = dict.fromkeys(name for each in found for name in each.versions if name != DEVICE)
    versions = [
        f"{name} {version} ({count(number)})"
        for wanted in [*sorted(order, key=lambda name: name == "Python"), DEVICE]
        for (name, version), number in sorted(named.items())
        if name == wanted
    ]
    told = ", ".join(versions).replace(f"{DEVICE} ", "")
    stand = "stands" if len(found) == 1 else "stand"
    words = f"{moved}{_many(len(found), 'output')} {stand} as accepted, made with {_quoted(told)}."
    silent = len(found) - len(dates)
    return f"{words} {_unknown(silent, len(found))}" if silent else words


def _unknown(silent: int, all_: int) -> str:
    which = "the accepted outputs" if silent == all_ else f"{count(silent)} of them"
    return f"What {which} were made with isn't known; `press accept` writes it."


def summary(change: Change) -> str:
    """How much moved, in a sentence."""
    moves = [move for output in change.output for move in output.moves]
    numbers = sum(bool(move.change) for move in moves)
    told = [(numbers, "number"), (len(moves) - numbers, "line")]
    counted = " and ".join(_many(n, word) for n, word in told if n)
    furthest = max((abs(_percent(move)) for move in moves), default=0)
    far = f", a number by {furthest:,.2f} % at most" if furthest else ""
    return f"{counted} moved in {_many(len(change.output), 'output')}{far}."


def _percent(move: Move) -> float:
    return float(move.change.removesuffix("%")) if move.change.endswith("%") else 0.0


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def count(number: int) -> str:
    return f"{number:,}"


def _many(number: int, what: str) -> str:
    return f"{count(number)} {what}{'' if number == 1 else 's'}"


def _quoted(text: str) -> str:
    """Text in which Markdown finds no marks."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|" else letter for letter in text)


@dataclass(frozen=True)
class Places:
    """Where a reader meets what moved."""

    book: Book

    def of(self, output: Moved, cell: str) -> tuple[str, str] | None:
        """The page that shows a cell, or anything of its work, and the cell's anchor there; None
        where no page does any more."""
        return self._found.get((output.name, cell)) or self._found.get((output.name, None))

    def called(self, output: Moved, cell: str) -> str:
        """What a reader calls a cell of an output."""
        place = self.of(output, cell)
        title = self.book.title_of(place[0]) if place else output.name
        what = "in the text" if cell == VALUES else cell
        on = f", on {output.data}" if output.data == REAL else ""
        return f"{title}: {what}{on}{', edited too' if output.edited else ''}"

    @cached_property
    def _found(self) -> Mapping[tuple[str, str | None], tuple[str, str]]:
        """By work and cell; with None in place of the cell, the first page that shows any."""
        found: dict[tuple[str, str | None], tuple[str, str]] = {}
        for path in self.book.reading:
            chapter = self.book.chapters[path]
            anchors = self.book.anchors(chapter)
            for fence in chapter.fences:
                for name, cell in self.book.shown(fence, chapter):
                    if fence.line in anchors:
                        found.setdefault((name, cell.name), (path, anchors[fence.line]))
            for name in self.book.works_of(chapter):
                found.setdefault((name, None), (path, ""))
        return found


def _tables(change: Change, page: str, places: Places, raw: Raw) -> Iterator[str]:
    rows = [row for output in change.output for row in _rows(output, page, places, raw)]
    if not rows:
        return
    folded = len(change.output) > FEW or len(rows) > 2 * FEW
    if folded:
        words = f"All of {_many(len(change.output), 'output')}"
        yield from (raw(f'<details class="press-changes"><summary>{words}</summary>'), "")
    then, now = ("accepted", "there") if change.compared else ("before", "now")
    yield f"| where | {then} | {now} | change |"
    yield "| --- | --- | --- | --- |"
    yield from (*rows, "")
    if folded:
        yield from (raw("</details>"), "")


def _rows(output: Moved, page: str, places: Places, raw: Raw) -> Iterator[str]:
    for move in output.moves[:FEW]:
        where = _where(output, move.cell, page, places)
        line = f" {_code(move.line, raw)}" if move.line.strip() not in ("", move.now) else ""
        told = _code(move.before, raw), _code(move.now, raw), move.change or "words"
        yield f"| {where}{line} | {' | '.join(told)} |"
    if output.ends:
        where, ends = _where(output, output.cell, page, places), _code(output.ends, raw, LONG)
        yield f"| {where} | | {ends} | ends |"
    if more := max(len(output.moves) - FEW, 0) + output.more:
        yield f"| {_quoted(output.name)}: {count(more)} more | | | |"


def _where(output: Moved, cell: str, page: str, places: Places) -> str:
    words = _quoted(places.called(output, cell))
    if place := places.of(output, cell):
        anchor = f"#{place[1]}" if place[1] else ""
        return f"[{words}]({link_to(place[0], page, places.book)}{anchor})"
    return words


def _code(text: str | None, raw: Raw, most: int = SHORT) -> str:
    if text is None or not text.strip():
        return "nothing"
    short = text.strip() if len(text.strip()) <= most else f"{text.strip()[: most - 1]}…"
    return raw(f"<code>{escape(short, quote=False)}</code>")
