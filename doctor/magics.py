"""Cells of a notebook as plain Python: what IPython alone understands is blotted out.

Every line keeps its length in bytes, so that a place in the Python is a place in the cell.
"""

from __future__ import annotations

import re
from typing import List

from doctor.lines import lines_of

OTHER_LANGUAGES = re.compile(
    r"%%(?!(time|timeit|capture|prun|debug|skip|tensorflow_version)\b)\w+", re.ASCII
)
"""Magics of a whole cell whose text is not Python that runs here."""
MAGIC = re.compile(r"(?P<indent>[ \t]*)(?P<magic>[%!].*|\?+\w.*|[\w.]+\?{1,2}\s*)$", re.DOTALL)
ASSIGNED = re.compile(r"(?P<before>[ \t]*[\w., ]+=[ \t]*)(?P<magic>[%!]\s*\w.*)$", re.DOTALL)


def as_python(cell: str) -> str:
    """The text of a cell, with a number or spaces where a magic stands."""
    lines = lines_of(cell)
    first = next((line for line in lines if line.strip()), "")
    if OTHER_LANGUAGES.match(first.lstrip()):
        return ""
    made: List[str] = []
    goes_on = False
    inside = Strings()
    for line in lines:
        if goes_on:
            made.append(blank(line, "#"))
            goes_on = line.rstrip("\r\n").endswith("\\")
            continue
        found = None if inside.open else MAGIC.match(line) or ASSIGNED.match(line)
        if found:
            begin = found.start("magic")
            made.append(line[:begin] + blank(line[begin:], "0"))
            goes_on = line.rstrip("\r\n").endswith("\\")
        else:
            made.append(line)
            inside.read(line)
    return "".join(made)


def blank(text: str, mark: str) -> str:
    """A mark and spaces, as many bytes as the text has, and its line end."""
    kept = text.rstrip("\r\n")
    return mark[: len(kept)] + " " * (len(kept.encode("utf-8")) - 1) + text[len(kept) :]


class Strings:
    """Whether a line begins within a string of several lines or within brackets."""

    def __init__(self) -> None:
        self.quote = ""
        self.depth = 0

    @property
    def open(self) -> bool:
        return bool(self.quote) or self.depth > 0

    def read(self, line: str) -> None:
        place = 0
        while place < len(line):
            rest = line[place:]
            if self.quote:
                place = self.within(rest, place)
            elif rest.startswith(('"""', "'''")):
                self.quote = rest[:3]
                place += 3
            elif rest[0] in "\"'":
                self.quote = rest[0]
                place += 1
            elif rest[0] == "#":
                break
            else:
                self.depth = max(0, self.depth + (rest[0] in "([{") - (rest[0] in ")]}"))
                place += 1
        if len(self.quote) == 1:
            self.quote = ""

    def within(self, rest: str, place: int) -> int:
        if rest.startswith("\\"):
            return place + 2
        if rest.startswith(self.quote):
            place += len(self.quote)
            self.quote = ""
            return place
        return place + 1
