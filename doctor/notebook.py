"""The code cells of a notebook, each with the place of every character in the file.

A small reader of JSON of our own: the one of Python doesn't say where what it read was.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Dict, List, Tuple

SPACE = re.compile(r"[ \t\n\r]*")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
SCALAR = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity")
UNIT = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)
DEEPEST = 200


class NotebookError(ValueError):
    def __init__(self, says: str, line: int = 0) -> None:
        super().__init__(says)
        self.line = line


@dataclass(frozen=True)
class Text:
    """A string, and where it stands in the file, quotes included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Cell:
    number: int
    strings: Tuple[Text, ...]
    file: str

    @cached_property
    def text(self) -> str:
        return "".join(string.text for string in self.strings)

    @cached_property
    def starts(self) -> List[int]:
        """Where each string begins in the text of the cell, in bytes."""
        starts = [0]
        for string in self.strings:
            starts.append(starts[-1] + len(string.text.encode("utf-8")))
        return starts

    def file_line(self, offset: int) -> int:
        string = self.strings[min(bisect_right(self.starts, offset), len(self.strings)) - 1]
        return self.file.count("\n", 0, string.start) + 1

    def raw_edits(self, start: int, end: int, new: str) -> List[Tuple[int, int, str]]:
        """What to replace in the file, in characters, for an edit of the cell's text in bytes."""
        ascii_only = self.file.isascii()
        written = json.dumps(new, ensure_ascii=ascii_only)[1:-1]
        made: List[Tuple[int, int, str]] = []
        for place, string in enumerate(self.strings):
            first, last = self.starts[place], self.starts[place + 1]
            ends_here = place == len(self.strings) - 1 or start < last
            if not made and not (first <= start and ends_here):
                continue
            if made and end <= first:
                break
            units = self.units(string)
            begin = units[max(start - first, 0)]
            made.append((begin, units[min(end, last) - first], "" if made else written))
        return made

    def units(self, string: Text) -> List[int]:
        """For each byte of a string the place in the file where its character begins."""
        places: List[int] = []
        raw = self.file[string.start + 1 : string.end - 1]
        high = 0
        for found in UNIT.finditer(raw):
            place = string.start + 1 + found.start()
            text = json.loads(f'"{found[0]}"', strict=False)
            if "\ud800" <= text <= "\udbff":
                high = place
                continue
            size = 4 if "\udc00" <= text <= "\udfff" else len(text.encode("utf-8"))
            places += [high if size == 4 and len(found[0]) == 6 else place] * size
        return [*places, string.end - 1]


def read_cells(file: str) -> List[Cell]:
    """The code cells that are Python, numbered among all cells."""
    try:
        notebook, end = Reader(file).value(skip(file, 0), 0)
    except (ValueError, IndexError) as error:
        raise NotebookError("broken JSON", line_of(file, error)) from None
    if skip(file, end) != len(file):
        raise NotebookError("broken JSON", file.count("\n", 0, end) + 1)
    if not isinstance(notebook, dict):
        raise NotebookError("it holds no cells")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        raise NotebookError(
            "its format is older than 4; `jupyter nbconvert --to notebook` renews it"
        )
    if not isinstance(cells, list):
        raise NotebookError("it holds no cells")
    return [
        Cell(number, strings, file)
        for number, cell in enumerate(cells, 1)
        if isinstance(cell, dict) and getattr(cell.get("cell_type"), "text", "") == "code"
        for strings in [source_of(cell)]
        if strings
    ]


def source_of(cell: Dict[str, Any]) -> Tuple[Text, ...]:
    source = cell.get("source", [])
    parts = [source] if isinstance(source, Text) else source
    return tuple(p for p in parts if isinstance(p, Text)) if isinstance(parts, list) else ()


def line_of(file: str, error: Exception) -> int:
    if isinstance(error, json.JSONDecodeError):
        return error.lineno
    place = getattr(error, "place", len(file))
    return file.count("\n", 0, place) + 1


def skip(file: str, place: int) -> int:
    found = SPACE.match(file, place)
    return found.end() if found else place


class BrokenError(ValueError):
    def __init__(self, place: int) -> None:
        super().__init__("broken")
        self.place = place


@dataclass(frozen=True)
class Reader:
    file: str

    def value(self, place: int, depth: int) -> Tuple[Any, int]:
        """A value that begins at a place, and where it ends."""
        if depth > DEEPEST or place >= len(self.file):
            raise BrokenError(place)
        first = self.file[place]
        if first == '"':
            found = STRING.match(self.file, place)
            if not found:
                raise BrokenError(place)
            return Text(json.loads(found[0], strict=False), place, found.end()), found.end()
        if first == "{":
            return self.object(place, depth)
        if first == "[":
            return self.array(place, depth)
        found = SCALAR.match(self.file, place)
        if not found:
            raise BrokenError(place)
        return None, found.end()

    def array(self, place: int, depth: int) -> Tuple[List[Any], int]:
        items: List[Any] = []
        place = skip(self.file, place + 1)
        if self.file[place] == "]":
            return items, place + 1
        while True:
            item, place = self.value(place, depth + 1)
            items.append(item)
            place = skip(self.file, place)
            if self.file[place] == "]":
                return items, place + 1
            place = self.comma(place)

    def object(self, place: int, depth: int) -> Tuple[Dict[str, Any], int]:
        items: Dict[str, Any] = {}
        place = skip(self.file, place + 1)
        if self.file[place] == "}":
            return items, place + 1
        while True:
            key, place = self.value(place, depth + 1)
            place = skip(self.file, place)
            if not isinstance(key, Text) or self.file[place] != ":":
                raise BrokenError(place)
            items[key.text], place = self.value(skip(self.file, place + 1), depth + 1)
            place = skip(self.file, place)
            if self.file[place] == "}":
                return items, place + 1
            place = self.comma(place)

    def comma(self, place: int) -> int:
        if self.file[place] != ",":
            raise BrokenError(place)
        return skip(self.file, place + 1)
