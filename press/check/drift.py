"""What a snippet is expected to show, in a file beside it, and how far it has moved."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from press.book.result import Result
from press.check.made import MADE, Made, read_made
from press.check.terminal import clean
from press.problems import Problem
from press.wire import Output

GROUPED = r"(?<!\d,)(?<!\[)[-+−]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?!,\d)"
PLAIN = r"[-+−]?(?:0|[1-9]\d*)(?:\.\d*)?(?:e[-+]\d{2,})?"
NUMBER = re.compile(rf"(?<![\w.])(?:{GROUPED}|{PLAIN})(?:(?=j\b)|(?!\.?\w))", re.IGNORECASE)
"""A number as programs print it. What else has digits is text: `2.21.0`, `007`, `1e5`, `3s`."""
VALUES = "values in the text"
TOLERANCE = 1e-3
NONE, DRAWN, REAL = "no data", "stand-in data", "real data"
"""What data a work reads, in words. Whatever else is said is of a mixture."""
HEADER = re.compile(
    r"# accepted with: (?P<edition>.*); (?P<seconds>[\d.]+) s of one core, (?P<memory>\d+) MiB"
)


@dataclass(frozen=True)
class Expected:
    """The content of an `.out` file."""

    edition: str
    seconds: float
    """Of one core."""
    memory: int
    """At most, in MiB."""
    text: str
    made: Made = field(default_factory=Made)


@dataclass(frozen=True)
class Move:
    """A difference between two outputs: a number, or all of a line where its words differ."""

    cell: str
    before: str | None = None
    """None where nothing stood there."""
    now: str | None = None
    change: str = ""
    """Of a number: by how much, mostly relative to what it was."""
    line: str = ""
    """Of a number: where it stands now."""

    def __str__(self) -> str:
        if not self.change:
            return f"{self.cell}: expected {_quoted(self.before)}, now {_quoted(self.now)}"
        where = f"({self.change}) in {_quoted(self.line)}"
        return f"{self.cell}: {self.before} → {self.now} {where}"


def expected_file(root: Path, name: str, edition: str = "") -> Path:
    """Where the accepted output of a work lies, on the real data in a file of its own."""
    return (root / name).with_suffix(".real.out" if edition == REAL else ".out")


def read_expected(root: Path, name: str, edition: str = "") -> Expected | Problem | None:
    """The accepted output of a work, None where there is none, a problem where it is damaged.

    `edition` says what data the work reads now, as `Build.edition_of` does.
    """
    file = expected_file(root, name, edition)
    if not file.is_file():
        return None
    head, _, text = file.read_text(encoding="utf-8", errors="replace").partition("\n")
    found = HEADER.fullmatch(head)
    second, _, rest = text.partition("\n")
    made = read_made(second) if second.startswith(MADE) else Made()
    if not (found and made):
        which = (2, "second") if found else (1, "first")
        how = f"its {which[1]} line was damaged; run `press accept` to write it again"
        return Problem(file.relative_to(root).as_posix(), which[0], how)
    shown = rest if second.startswith(MADE) else text
    return Expected(found["edition"], float(found["seconds"]), int(found["memory"]), shown, made)


def is_accepted(file: Path) -> bool:
    """Whether a file holds an accepted output: among the pages lie files of others, too."""
    with file.open(encoding="utf-8", errors="replace") as text:
        return bool(HEADER.fullmatch(text.readline().rstrip("\n")))


def accept(file: Path, result: Result, edition: str, made: Made, old: Expected | None) -> bool:
    """Write what `result` shows as what is expected; False if the file said so already."""
    text = shown_text(result)
    if old and (old.text, old.edition) == (text, edition) and old.made.like(made):
        return False
    memory = result.memory / 2**20
    head = f"# accepted with: {edition}; {result.seconds:.1f} s of one core, {memory:.0f} MiB\n"
    partial = file.with_name(f"{file.name}.partial")
    partial.write_text(f"{head}{made.line}\n{text}", encoding="utf-8")
    partial.replace(file)
    return True


def shown_text(result: Result) -> str:
    """All that a work shows, readable: text as it stands, pictures by their kind."""
    lines: list[str] = []
    for cell in result.work.cells:
        outputs = [
            text for output in result.cells.get(cell.name, []) if (text := shown_output(output))
        ]
        if outputs:
            lines += [f"# %% {cell.name}", *outputs, ""]
    if result.values:
        lines += [f"# %% {VALUES}"]
        lines += [f"{name} = {text}" for name, (_, text) in sorted(result.values.items())]
    return "\n".join(lines).rstrip() + "\n"


def showing(expected: Expected) -> set[str]:
    """The cells that are expected to show anything."""
    return set(re.findall(r"^# %% (.+)$", expected.text, re.MULTILINE))


def shown_output(output: Output) -> str:
    """One output as text."""
    if output["output_type"] == "stream":
        return clean(output["text"])
    if output["output_type"] == "error":
        return f"{output['ename']}: {output['evalue']}"
    data = output["data"]
    if any(mime.startswith("image/") for mime in data):
        return "[figure]"
    return str(data.get("text/plain", "[no text]"))


def moves(expected: str, now: str, varying: Collection[str] = ()) -> Iterator[Move]:
    """Each difference: text must be equal, numbers within the tolerance.

    A number with decimals or an exponent may move by a thousandth of itself, or by one unit of the
    last digit that it prints, if it prints two or more; so may a whole percentage, which was
    rounded. Other whole numbers are counts, and may not move, nor may a number be written in
    another way, but for the spaces that align it and the digits that NumPy prints as needed. What
    the cells in `varying` show is not compared, nor, if there are any, are the values in the text.
    """
    before, after = _by_cell(expected), _by_cell(now)
    for cell in before | after:
        if cell in varying or (varying and cell == VALUES):
            continue
        for then, today in _aligned(before.get(cell, []), after.get(cell, [])):
            if then is None or today is None or _skeleton(then) != _skeleton(today):
                yield Move(cell, then, today)
                continue
            pairs = zip(NUMBER.finditer(then), NUMBER.finditer(today), strict=True)
            for old, new in (pair for pair in pairs if not _close(*pair)):
                yield Move(cell, old[0], new[0], _difference(old, new), today)


def moved(expected: str, now: str, varying: Collection[str] = ()) -> Iterator[str]:
    """One line for each difference."""
    return map(str, moves(expected, now, varying))


def _by_cell(text: str) -> dict[str, list[str]]:
    """The lines that each cell shows, without the empty ones that end them."""
    none, *parts = re.split(r"^# %% (.+)\n", text, flags=re.MULTILINE)
    shown: dict[str, list[str]] = {}
    for cell, lines in [("", none), *zip(parts[::2], parts[1::2], strict=True)]:
        shown.setdefault(cell, []).extend(lines.rstrip().splitlines())
    return shown


def _aligned(then: list[str], today: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Lines side by side, so that one line more is one difference."""
    skeletons = [_skeleton(line) for line in then], [_skeleton(line) for line in today]
    matcher = SequenceMatcher(None, *skeletons, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield from zip_longest(then[a:b], today[c:d])


def _skeleton(line: str) -> str:
    """The line without its numbers and without the spaces that align them."""
    return re.sub(r"(?<=[\[(])\s+|\s+(?=[\])\s])", "", NUMBER.sub("\0", line)).strip()


def _quoted(line: str | None) -> str:
    return "nothing" if line is None else f"{line.strip()!r}"


def _close(old: re.Match[str], new: re.Match[str]) -> bool:
    if old[0] == new[0]:
        return True
    a, b = _read(old), _read(new)
    if a.written != b.written or {a.sign, b.sign} in ({"+", ""}, {"-", "−"}):
        return False  # written in another way
    if a.value == b.value:
        return a.written == "float"
    relative = 0.0 if a.whole and b.whole else TOLERANCE * abs(a.value)
    unit = min(a.unit, b.unit) if max(a.digits, b.digits) > 1 else 0.0
    return abs(a.value - b.value) <= 1.01 * max(relative, unit)


@dataclass(frozen=True)
class _Number:
    """A number of a line: what it is, and how it was written."""

    value: float
    sign: str
    written: str
    """As a "float" or as a "whole" number."""
    whole: bool
    """Nothing but zeros after its point, and no exponent."""
    unit: float
    """Of the last digit that it prints, where that may have been rounded; else 0."""
    digits: int
    """How many of its digits are significant."""


def _read(found: re.Match[str]) -> _Number:
    body = found[0].lower().replace(",", "").lstrip("-+−")
    sign = found[0][:1] if found[0][0] in "-+−" else ""
    mantissa, _, exponent = body.partition("e")
    before, point, decimals = mantissa.partition(".")
    value = float(body) * (-1 if sign in ("-", "−") else 1)
    percentage = found.string.startswith("%", found.end()) and not point
    unit = 10.0 ** (int(exponent or 0) - len(decimals)) if decimals or percentage else 0.0
    return _Number(
        value,
        sign,
        written="float" if point or exponent else "whole",
        whole=not (decimals.strip("0") or exponent),
        unit=unit,
        digits=len((before + decimals).lstrip("0")),
    )


def _difference(old: re.Match[str], new: re.Match[str]) -> str:
    a, b = _read(old).value, _read(new).value
    if a == b:
        return "written in another way"
    return f"{(b - a) / abs(a):+.2%}" if a else f"{b - a:+g}"
