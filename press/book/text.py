"""The texts of a book's files."""

from pathlib import Path

from press.problems import PressError, Problem


def read_text(file: Path, root: Path) -> str:
    """Raises PressError where the file is not UTF-8; a byte order mark is no part of the text."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "not UTF-8; save it as UTF-8"
        raise PressError([Problem(file.relative_to(root).as_posix(), line, message)]) from error
