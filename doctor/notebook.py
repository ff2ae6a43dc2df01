"""The code cells of a notebook, each with the place of every character in the file.

A small reader of JSON of our own: the one of Python doesn't say where what it read was.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Dict, List, Tuple

SPACE = re.compile(r"[ \t\n\r]*")
PLAIN = json.JSONDecoder(strict=False)
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
class File:
    """The text of a notebook."""

    text: str

    @cached_property
    def line_ends(self) -> List[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def line(self, place: int) -> int:
        """The line that a character stands in, from 1."""
        return bisect_left(self.line_ends, place) + 1


@dataclass(frozen=True, eq=False)
class Cell:
    number: int
    strings: Tuple[Text, ...]
    file: File

    @cached_property
    def text(self) -> str:
        return "".join(string.text for string in self.strings)

    @cached_property
    def starts(self) -> List[int]:
        """Where each string begins in the text of the cell, in bytes."""
        starts = [0]
        for string in self.strings:
            starts.append(starts[-1] + len(string.text.encode("utf-8", "surrogatepass")))
        return starts

    def file_line(self, offset: int) -> int:
        string = self.strings[min(bisect_right(self.starts, offset), len(self.strings)) - 1]
        return self.file.line(string.start)

    def raw_edits(self, start: int, end: int, new: str) -> List[Tuple[int, int, str]]:
        """What to replace in the file, in characters, for an edit of the cell's text in bytes."""
        ascii_only = self.file.text.isascii()
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
        raw = self.file.text[string.start + 1 : string.end - 1]
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


def read_cells(text: str) -> List[Cell]:
    """The code cells that are Python, numbered among all cells."""
    file = File(text)
    notebook = read_json(file)
    if not isinstance(notebook, dict):
        raise NotebookError("it holds no cells")
    if language_of(notebook).lower() not in ("", "python", "ipython"):
        return []
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


def read_json(file: File) -> Any:
    text = file.text
    if not text.strip():
        raise NotebookError("it is empty")
    try:
        value, end = Reader(text).value(skip(text, 0), 0)
    except BrokenError as error:
        raise NotebookError("broken JSON", file.line(error.place)) from None
    if skip(text, end) != len(text):
        raise NotebookError("broken JSON", file.line(end))
    return value


def language_of(notebook: Dict[str, Any]) -> str:
    """The language that a notebook says it is written in; empty where it says none."""
    for above, name in (("kernelspec", "language"), ("language_info", "name")):
        said: Any = notebook.get("metadata")
        for key in (above, name):
            said = said.get(key) if isinstance(said, dict) else None
        if isinstance(said, Text):
            return said.text
    return ""


def source_of(cell: Dict[str, Any]) -> Tuple[Text, ...]:
    source = cell.get("source", [])
    parts = [source] if isinstance(source, Text) else source
    return tuple(p for p in parts if isinstance(p, Text)) if isinstance(parts, list) else ()


def skip(file: str, place: int) -> int:
    found = SPACE.match(file, place)
    return found.end() if found else place


class BrokenError(ValueError):
    def __init__(self, place: int) -> None:
        super().__init__("broken")
        self.place = place


@dataclass(frozen=True)
class Reader:
    """Reads JSON with the places of its strings; what breaks off raises `BrokenError`."""

    file: str

    def value(self, place: int, depth: int) -> Tuple[Any, int]:
        """A value that begins at a place, and where it ends."""
        if depth > DEEPEST or place >= len(self.file):
            raise BrokenError(place)
        if self.file[place] == "{":
            return self.object(place, depth)
        if self.file[place] == "[":
            return self.array(place, depth)
        return self.plain(place)

    def plain(self, place: int) -> Tuple[Any, int]:
        """A string, number or constant."""
        try:
            value, end = PLAIN.raw_decode(self.file, place)
        except ValueError:
            raise BrokenError(place) from None
        return Text(value, place, end) if isinstance(value, str) else value, end

    def at(self, place: int) -> str:
        """The character at a place; empty behind the last."""
        return self.file[place : place + 1]

    def array(self, place: int, depth: int) -> Tuple[List[Any], int]:
        items: List[Any] = []
        place = skip(self.file, place + 1)
        if self.at(place) == "]":
            return items, place + 1
        while True:
            item, place = self.value(place, depth + 1)
            items.append(item)
            place = skip(self.file, place)
            if self.at(place) == "]":
                return items, place + 1
            place = self.comma(place)

    def object(self, place: int, depth: int) -> Tuple[Dict[str, Any], int]:
        items: Dict[str, Any] = {}
        place = skip(self.file, place + 1)
        if self.at(place) == "}":
            return items, place + 1
        while True:
            key, place = self.value(place, depth + 1)
            place = skip(self.file, place)
            if not isinstance(key, Text) or self.at(place) != ":":
                raise BrokenError(place)
            items[key.text], place = self.value(skip(self.file, place + 1), depth + 1)
            place = skip(self.file, place)
            if self.at(place) == "}":
                return items, place + 1
            place = self.comma(place)

    def comma(self, place: int) -> int:
        if self.at(place) != ",":
            raise BrokenError(place)
        return skip(self.file, place + 1)
