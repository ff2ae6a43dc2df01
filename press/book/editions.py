"""What a page says of one edition of the data alone: from `/// edition | real` to `///`."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from press.book.text import FENCE, fence_end
from press.datasets import Dataset
from press.problems import nearest

MARK = re.compile(
    r"^(?P<prefix>[> \t]*)(?P<slashes>/{3,})[ \t]*edition\b[ \t]*(?:\|(?P<words>.*))?$"
)
EDITIONS = ("real", "stand-in")
EXAMPLE = "write `/// edition | real` or `/// edition | stand-in`"


@dataclass(frozen=True)
class Active:
    """The data sets of a book by name, and those of which all files are real."""

    known: frozenset[str] = frozenset()
    real: frozenset[str] = frozenset()

    def is_shown(self, block: "Block") -> bool:
        """A block of several data sets is of the real edition if all of them are real."""
        return (block.datasets <= self.real) == (block.edition == "real")


@dataclass(frozen=True)
class Block:
    """A stretch of a page. `line` and `end` are those of its marks; `text` is between them."""

    line: int
    end: int
    edition: str
    datasets: frozenset[str]
    """All of the book's, where the block names none."""
    text: str
    shown: bool = True


@dataclass(frozen=True)
class Told:
    """The text of a page on one edition: line by line as it was, marks and the rest left empty."""

    text: str
    blocks: tuple[Block, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
    """Each with its line."""


def active(datasets: Collection[Dataset], editions: Mapping[str, str]) -> Active:
    """`editions` says for each data set's active file which it is."""
    drawn = {each.name for each in datasets if editions.get(each.file) != "real"}
    known = frozenset(each.name for each in datasets)
    return Active(known, known - drawn)


def told(text: str, active: Active) -> Told:
    """What the active edition has to say of a text; what stands in fences of code is left alone."""
    lines = text.split("\n")
    blocks: list[Block] = []
    problems: list[tuple[int, str]] = []
    number = 0
    while number < len(lines):
        if fence := FENCE.match(lines[number]):
            number = fence_end(lines, number, fence) or number
        elif mark := MARK.match(lines[number]):
            end = _end(lines, number, mark)
            wrong = list(_problems_of(mark, active))
            if end is None:
                wrong.append(f"this block is never closed; end it with a line `{mark['slashes']}`")
            problems += [(number + 1, message) for message in wrong]
            block = _block(lines, number, end or number, mark, active)
            if not wrong:
                blocks.append(block)
            _clear(lines, block)
        number += 1
    return Told("\n".join(lines), tuple(blocks), tuple(problems))


def _end(lines: list[str], start: int, mark: re.Match[str]) -> int | None:
    """The index of the line that closes a block: as many slashes, and nothing else."""
    number = start + 1
    while number < len(lines):
        if fence := FENCE.match(lines[number]):
            number = fence_end(lines, number, fence) or number
        elif lines[number].strip("> \t") == mark["slashes"]:
            return number
        number += 1
    return None


def _block(lines: list[str], start: int, end: int, mark: re.Match[str], active: Active) -> Block:
    edition, *names = (mark["words"] or "").split() or [""]
    datasets = frozenset(names) or active.known
    block = Block(start + 1, end + 1, edition, datasets, "\n".join(lines[start + 1 : end]))
    known = edition in EDITIONS and datasets <= active.known
    return Block(**{**vars(block), "shown": not known or active.is_shown(block)})


def _clear(lines: list[str], block: Block) -> None:
    cleared = {block.line, block.end} if block.shown else range(block.line, block.end + 1)
    for number in cleared:
        lines[number - 1] = ""


def _problems_of(mark: re.Match[str], active: Active) -> Iterator[str]:
    edition, *names = (mark["words"] or "").split() or [""]
    if not edition:
        yield f"of which edition? {EXAMPLE}"
    elif edition not in EDITIONS:
        yield f"no edition {edition!r}; {nearest(edition, EDITIONS)}"
    elif not active.known:
        yield "the book has no data sets, and so no editions; register them, or remove this line"
    for name in names:
        if active.known and name not in active.known:
            yield f"no data set {name!r}; {nearest(name, active.known)}"
