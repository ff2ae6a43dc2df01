"""The texts of a book's files, and where in them fences of code begin and end."""

import re
from pathlib import Path

from press.problems import PressError, Problem

FENCE = re.compile(r"^(?P<prefix>[> \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^`]*)$")


def read_text(file: Path, root: Path) -> str:
    """Raises PressError where the file is not UTF-8; a byte order mark is no part of the text."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "not UTF-8; save it as UTF-8"
        raise PressError([Problem(file.relative_to(root).as_posix(), line, message)]) from error


def fence_end(lines: list[str], start: int, opening: re.Match[str]) -> int | None:
    """The index of the line that closes a fence, by the rules of superfences."""
    end = opening["prefix"] + opening["ticks"]
    for number in range(start + 1, len(lines)):
        if lines[number].rstrip() == end:
            return number
    return None
