"""Files as they are read: a script is one piece of code, a notebook one for each cell."""

from __future__ import annotations

import ast
import os
import re
import sys
import warnings
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Callable, Iterator, List, Optional, Sequence, Set, Tuple, Union

from doctor.lines import lines_of
from doctor.magics import as_python
from doctor.notebook import Cell, NotebookError, read_cells

SKIPPED = frozenset(["__pycache__", "node_modules", "site-packages", "venv", "build", "dist"])
NOQA = re.compile(r"#\s*noqa(?P<codes>\s*:\s*[\w\-]+(?:[,\s]\s*[\w\-]+)*)?", re.IGNORECASE)
PYTHON_2 = re.compile(
    r"""^\s*(print\s+[^(\s=]|exec\s+[^(=]|raise\s+\w+\s*,|except\s+[\w.]+\s*,|def\s+\w+\(.*\(.*\)\s*:)
    |`|<>|(?<![\w.])(0[0-7]+|\d+L|0x[0-9a-fA-F]+L)\b|\b[uU][rR]['"]""",
    re.VERBOSE,
)
"""What only Python 2 has, in a line that doesn't parse."""


@dataclass(frozen=True)
class Problem:
    """Why a file, or a cell of it, could not be read."""

    path: str
    says: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}" if self.line else f"{self.path}: {self.says}"


@dataclass(frozen=True, eq=False)
class Piece:
    """Code that is parsed as a whole."""

    text: str
    tree: ast.Module
    number: int = 0
    """The place of the cell in its notebook, from 1; 0 for a script."""
    cell: Optional[Cell] = None

    @cached_property
    def data(self) -> bytes:
        return self.text.encode("utf-8")

    @cached_property
    def lines(self) -> List[bytes]:
        """The lines as `ast` counts them."""
        return [*self.data.splitlines(keepends=True), b""]

    @cached_property
    def starts(self) -> List[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line))
        return starts

    def offset(self, line: int, column: int) -> int:
        """Where a place of `ast` lies, in bytes."""
        return self.starts[line - 1] + column

    def range(self, node: ast.AST) -> Tuple[int, int]:
        first = self.offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]
        last = self.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
        return first, last

    def span(self, node: ast.AST) -> Tuple[int, int, int, int]:
        """The line and column, counted in characters from 1, where a node begins and ends."""
        line, end = node.lineno, node.end_lineno  # type: ignore[attr-defined]
        column, last = node.col_offset, node.end_col_offset  # type: ignore[attr-defined]
        if isinstance(
            node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.With, ast.For)
        ):
            end, last = line, len(self.lines[line - 1].rstrip())
        return line, self._characters(line, column), end, self._characters(end, last)

    def _characters(self, line: int, column: int) -> int:
        return len(self.lines[line - 1][:column].decode("utf-8", "replace")) + 1

    def source_line(self, line: int) -> str:
        return self.lines[line - 1].decode("utf-8").rstrip("\r\n")

    def file_line(self, line: int) -> int:
        """The line of the file; in a notebook that is another than the line of the cell."""
        return line if self.cell is None else self.cell.file_line(self.starts[line - 1])

    def silenced(self, line: int, code: str) -> bool:
        found = NOQA.search(self.source_line(line))
        if not found:
            return False
        codes = found["codes"]
        return codes is None or code in re.split(r"[,\s]+", codes.strip(": \t"))


@dataclass(frozen=True, eq=False)
class Source:
    """A file that was read, with what could not be read of it."""

    path: str
    raw: bytes
    text: str
    pieces: Tuple[Piece, ...]
    problems: Tuple[Problem, ...] = field(default=())

    @property
    def is_notebook(self) -> bool:
        return self.path.endswith(".ipynb")


def read_source(path: str, raw: bytes) -> Union[Source, Problem]:
    """The code of a script or notebook."""
    try:
        text = raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Problem(path, "not UTF-8; save it in that encoding", line)
    if path.endswith(".ipynb") or (path == "-" and text.lstrip().startswith("{")):
        return notebook(path, raw, text)
    piece = parsed(path, text, text)
    return piece if isinstance(piece, Problem) else Source(path, raw, text, (piece,))


def notebook(path: str, raw: bytes, text: str) -> Union[Source, Problem]:
    try:
        cells = read_cells(text)
    except NotebookError as error:
        return Problem(path, f"not a notebook: {error}", error.line)
    pieces: List[Piece] = []
    problems: List[Problem] = []
    for cell in cells:
        code = as_python(cell.text)
        made = parsed(path, cell.text, code, cell) if code.strip() else None
        if isinstance(made, Problem):
            problems.append(made)
        elif made is not None:
            pieces.append(made)
    return Source(path, raw, text, tuple(pieces), tuple(problems))


def parsed(path: str, text: str, code: str, cell: Optional[Cell] = None) -> Union[Piece, Problem]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes in strings, which are none of our business
            tree = ast.parse(code)
    except SyntaxError as error:
        line = error.lineno or 1
        return Problem(path, why_not(code, error) + in_cell(cell, line), at(cell, text, line))
    except (RecursionError, MemoryError):
        says = "can't be parsed: it is nested too deeply"
        return Problem(path, says + in_cell(cell, 1), at(cell, text, 1))
    except ValueError as error:
        return Problem(path, f"can't be parsed: {error}" + in_cell(cell, 1), at(cell, text, 1))
    return Piece(text, tree, cell.number if cell else 0, cell)


def at(cell: Optional[Cell], text: str, line: int) -> int:
    if cell is None:
        return line
    before = "".join(lines_of(text)[: line - 1])
    return cell.file_line(len(before.encode("utf-8", "surrogatepass")))


def in_cell(cell: Optional[Cell], line: int) -> str:
    return f" (cell {cell.number}, line {line})" if cell else ""


def why_not(code: str, error: SyntaxError) -> str:
    """Why code doesn't parse; Python 2 is told by what only it has."""
    said = error.msg or "invalid syntax"
    lines = lines_of(code)
    line = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    if PYTHON_2.search(line.split("#")[0]) or said.startswith("Missing parentheses in call to"):
        return "Python 2; convert it with 2to3 of Python 3.12 or older, then ask again"
    return f"not Python {sys.version_info[0]}.{sys.version_info[1]}: {said}"


def nothing(_: str) -> bool:
    return False


def found_files(
    paths: Sequence[str],
    failed: Callable[[Problem], None],
    excluded: Callable[[str], bool] = nothing,
) -> Iterator[str]:
    """The scripts and notebooks below the paths, in order, each once.

    A file that is named is taken as it is, whatever it is called.
    """
    yielded: Set[str] = set()
    for path in paths:
        for found in below(path, failed, excluded) if is_folder(path) else [path]:
            real = found if found == "-" else os.path.realpath(found)
            if real not in yielded and not excluded(found):
                yielded.add(real)
                yield found


def is_folder(path: str) -> bool:
    """Whether a path leads to a folder; what can't be reached fails when it is read."""
    try:
        return path != "-" and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def below(
    folder: str, failed: Callable[[Problem], None], excluded: Callable[[str], bool]
) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        failed(Problem(str(error.filename), str(error.strerror)))

    for above, folders, names in os.walk(folder, onerror=unreadable):
        seen = sorted(n for n in folders if n not in SKIPPED and not n.startswith("."))
        folders[:] = [name for name in seen if not excluded(str(Path(above, name)))]
        for name in sorted(names):
            path = Path(above, name)
            if name.endswith((".py", ".ipynb")) and path.is_file():  # and no pipe or broken link
                yield str(path)


def read_file(path: str) -> Union[Source, Problem]:
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except FileNotFoundError:
        return Problem(path, "no such file or folder")
    except (OSError, ValueError) as error:
        return Problem(path, getattr(error, "strerror", None) or str(error))
    return read_source(path, raw)
