"""What a snippet is expected to show, in a file beside it, and how far it has moved."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from press.page import html as render
from press.problems import Problem
from press.run.result import Result

NUMBER = re.compile(r"(?<![\w.])[-+−]?\d[\d,_]*(?:\.\d+)?(?:e[-+]?\d+)?(?![\w])", re.IGNORECASE)
VALUES = "values in the text"
TOLERANCE = 1e-3
WHOLE_TOLERANCE = 1e-5  # a count must not move; an amount in the millions may, in its last digit
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


def expected_file(root: Path, name: str) -> Path:
    return (root / name).with_suffix(".out")


def read_expected(root: Path, name: str) -> Expected | Problem | None:
    """The accepted output of a work, None where there is none, a problem where it is damaged."""
    file = expected_file(root, name)
    if not file.is_file():
        return None
    head, _, text = file.read_text(encoding="utf-8").partition("\n")
    found = HEADER.fullmatch(head)
    if not found:
        message = "its first line was damaged; run `press accept` to write it again"
        return Problem(file.relative_to(root).as_posix(), 1, message)
    return Expected(found["edition"], float(found["seconds"]), int(found["memory"]), text)


def accept(file: Path, result: Result, edition: str, old: Expected | None) -> bool:
    """Write what `result` shows as what is expected; False if the file said so already."""
    text = shown_text(result)
    if old and old.text == text and old.edition == edition:
        return False
    memory = result.memory / 2**20
    head = f"# accepted with: {edition}; {result.seconds:.1f} s of one core, {memory:.0f} MiB\n"
    partial = file.with_suffix(".out.partial")
    partial.write_text(head + text, encoding="utf-8")
    partial.replace(file)
    return True


def shown_text(result: Result) -> str:
    """All that a work shows, readable: text as it stands, pictures by their kind."""
    lines: list[str] = []
    for cell in result.work.cells:
        outputs = [text for output in result.cells.get(cell.name, []) if (text := _plain(output))]
        if outputs:
            lines += [f"# %% {cell.name}", *outputs, ""]
    if result.values:
        lines += [f"# %% {VALUES}"]
        lines += [f"{name} = {text}" for name, (_, text) in sorted(result.values.items())]
    return "\n".join(lines).rstrip() + "\n"


def _plain(output: dict[str, object]) -> str:
    if output["output_type"] == "stream":
        return render.clean(str(output["text"]))
    if output["output_type"] == "error":
        return f"{output['ename']}: {output['evalue']}"
    data = output["data"]
    assert isinstance(data, dict)
    if any(mime.startswith("image/") for mime in data):
        return "[figure]"
    return str(data.get("text/plain", "[no text]"))


def moved(expected: str, now: str, varying: Collection[str] = ()) -> Iterator[str]:
    """One line for each difference: text must be equal, numbers within the tolerance.

    A number may move by a thousandth of itself, or one unit of its last printed digit; a count may
    not move, a percentage may by one. What the cells in `varying` show is not compared, nor, if
    there are any, are the values in the text.
    """
    before, after = _by_cell(expected), _by_cell(now)
    for cell in before | after:
        if cell in varying or (varying and cell == VALUES):
            continue
        for then, today in _aligned(before.get(cell, []), after.get(cell, [])):
            if then is None or today is None or _skeleton(then) != _skeleton(today):
                yield f"{cell}: expected {_quoted(then)}, now {_quoted(today)}"
                continue
            pairs = zip(NUMBER.finditer(then), NUMBER.finditer(today), strict=True)
            for old, new in ((a[0], b[0]) for a, b in pairs if not _close(a, b)):
                yield f"{cell}: {old} → {new} ({_difference(old, new)}) in {_quoted(today)}"


def _by_cell(text: str) -> dict[str, list[str]]:
    """The lines that each cell shows, without the empty one that ends them."""
    none, *parts = re.split(r"^# %% (.+)\n", text, flags=re.MULTILINE)
    shown = {"": none, **dict(zip(parts[::2], parts[1::2], strict=True))}
    return {cell: lines.rstrip().splitlines() for cell, lines in shown.items()}


def _aligned(then: list[str], today: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Lines side by side, so that one line more is one difference."""
    skeletons = [_skeleton(line) for line in then], [_skeleton(line) for line in today]
    matcher = SequenceMatcher(None, *skeletons, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield from zip_longest(then[a:b], today[c:d])


def _skeleton(line: str) -> str:
    """The line without its numbers and without the spaces that align them."""
    return re.sub(r"(?<=[\[(])\s+|\s+(?=[\])\s])", "", NUMBER.sub("#", line)).strip()


def _quoted(line: str | None) -> str:
    return "nothing" if line is None else f"{line.strip()!r}"


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("_", "").replace("−", "-"))


def _close(old: re.Match[str], new: re.Match[str]) -> bool:
    a, b = _number(old[0]), _number(new[0])
    mantissa, _, exponent = old[0].lower().partition("e")
    digits = len(mantissa.partition(".")[2])
    percentage = old.string.startswith("%", old.end())  # which was rounded, other than a count
    if not (digits or exponent or percentage):
        return abs(a - b) <= WHOLE_TOLERANCE * abs(a)
    unit = 10.0 ** (int(exponent or 0) - digits)
    return abs(a - b) <= max(TOLERANCE * abs(a), 1.01 * unit)


def _difference(old: str, new: str) -> str:
    a, b = _number(old), _number(new)
    return f"{(b - a) / a:+.2%}" if a else f"{b - a:+g}"
