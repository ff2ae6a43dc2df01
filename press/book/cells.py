"""Percent-format files as named cells."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path, PurePath

from press.book.text import read_text
from press.problems import Problem

HEADER = re.compile(r"#\s*%%\s*(?P<title>.*?)\s*(?P<options>\b\w+\s*=.*)?$")
OPTION = re.compile(
    r"""(?P<key>\w+)\s*=\s*(?:"(?P<text>[^"]*)"|(?P<tags>\[[^\]]*\])|(?P<bare>\S+))"""
)
MARKDOWN = "[markdown]"
TAGS = frozenset({"forks", "hidden", "varies", "warns"})


@dataclass(frozen=True)
class Cell:
    """A named stretch of code. `line` is where `code` starts in its file, counted from 1."""

    name: str
    code: str
    line: int
    tags: frozenset[str] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict)
    """What the header of a lab's cell says of its output: alt, caption, fold …"""
    end: int = 0
    """Where the next header stands, or the file has ended."""

    @property
    def markdown(self) -> bool:
        return self.name == MARKDOWN

    @property
    def hidden(self) -> bool:
        return "hidden" in self.tags


@dataclass(frozen=True)
class Snippet:
    """A file of the snippets folder. `path` is relative to the root, with forward slashes."""

    path: str
    text: str
    sections: tuple[Cell, ...]
    """The cells, those of a lab's Markdown included."""
    problems: tuple[Problem, ...] = ()

    @property
    def stem(self) -> str:
        return PurePath(self.path).stem

    @property
    def is_notebook(self) -> bool:
        """Whether it is one of Jupyter's. Then its lines are those of a text of all its cells."""
        return self.path.endswith(".ipynb")

    def place(self, line: int) -> tuple[str, int]:
        """The cell of a notebook that a line of its text is in, and the line in that cell."""
        headers = [1, *(cell.end for cell in self.sections)]
        at = max(n for n, _ in enumerate(self.sections) if n == 0 or headers[n] <= line)
        cell = self.sections[at]
        texts = sum(each.markdown for each in self.sections[: at + 1])
        name = f"Markdown cell {texts}" if cell.markdown else cell.name
        return name, max(line - headers[at], 1)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.sections if not cell.markdown)

    def cell(self, name: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.name == name), None)

    @property
    def shown(self) -> str:
        """The whole file as a reader should see it: without the hidden cells and the tags."""
        hidden = False
        kept = []
        for line in self.text.splitlines():
            if header := HEADER.match(line):
                hidden = "hidden" in _tags_and_options(header)[0]
                line = f"# %% {header['title']}"
            if not hidden:
                kept.append(line)
        return "\n".join(kept).strip("\n") + "\n"


def read_snippet(file: Path, root: Path, lab: bool = False) -> Snippet:
    """The snippet in a file; see `parse_snippet`."""
    return parse_snippet(read_text(file, root), file.relative_to(root).as_posix(), lab)


@lru_cache(maxsize=10_000)  # under serve, most stay as they are
def parse_snippet(text: str, path: str, lab: bool = False) -> Snippet:
    """Cut a percent-format text into cells; what precedes the first header is for its docstring.

    Only a lab has Markdown cells, and options beside tags.
    """
    lines = text.splitlines()
    headers = [(n, found) for n, line in enumerate(lines) if (found := HEADER.match(line))]
    starts = [*(number for number, _ in headers), len(lines)]
    problems = list(_problems_before(lines[: starts[0]], path))
    if not headers and not problems:
        problems.append(Problem(path, 1, "no cell; start one with `# %% name`"))
    cells: list[Cell] = []
    for (start, header), end in zip(headers, starts[1:], strict=True):
        code = "\n".join(lines[start + 1 : end]).rstrip()
        blank = len(code) - len(code.lstrip("\n"))
        tags, options = _tags_and_options(header)
        cell = Cell(header["title"], code[blank:], start + 2 + blank, tags, options, end + 1)
        problems += _problems_of(cell, cells, path, lab)
        cells.append(cell)
    return Snippet(path, text, tuple(cells), tuple(problems))


def _tags_and_options(header: re.Match[str]) -> tuple[frozenset[str], dict[str, str]]:
    options = {
        found["key"]: found["text"] or found["tags"] or found["bare"] or ""
        for found in OPTION.finditer(header["options"] or "")
    }
    return frozenset(re.findall(r"[\w-]+", options.pop("tags", ""))), options


def _problems_of(cell: Cell, earlier: list[Cell], path: str, lab: bool) -> list[Problem]:
    found = []
    if cell.markdown:
        if lab:
            return []
        found.append("only a lab has Markdown cells; write this into a chapter")
    if cell.options and not lab:
        found.append(
            f"a cell has no option {min(cell.options)!r}, only tags; the rest is its fence's"
        )
    if not cell.name:
        found.append("a cell without a name; write `# %% name`")
    if any(cell.name == other.name for other in earlier):
        found.append(f"a second cell named {cell.name!r}; give each a name of its own")
    if unknown := cell.tags - TAGS:
        found.append(f"unknown tag {min(unknown)!r}; there is {', '.join(sorted(TAGS))}")
    return [Problem(path, cell.line - 1, message) for message in found]


def _problems_before(lines: list[str], path: str) -> list[Problem]:
    """Only a docstring and comments may stand before the first cell: else no page would show it."""
    try:
        body = ast.parse("\n".join(lines)).body
    except SyntaxError as error:
        return [Problem(path, error.lineno or 1, f"SyntaxError: {error.msg}")]
    code = [node for node in body if not isinstance(node, ast.Expr)]
    if not code:
        return []
    return [Problem(path, code[0].lineno, "code before the first `# %% name`; name its cell")]
