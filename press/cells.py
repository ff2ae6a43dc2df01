"""Percent-format files as named cells."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from press.problems import Problem

HEADER = re.compile(r"#\s*%%\s*(?P<title>.*?)\s*(?P<options>\b\w+\s*=.*)?$")
OPTION = re.compile(
    r"""(?P<key>\w+)\s*=\s*(?:"(?P<text>[^"]*)"|(?P<tags>\[[^\]]*\])|(?P<bare>\S+))"""
)
MARKDOWN = "[markdown]"
TAGS = frozenset({"hidden", "warns"})


@dataclass(frozen=True)
class Cell:
    """A named stretch of code. `line` is where `code` starts in its file, counted from 1."""

    name: str
    code: str
    line: int
    tags: frozenset[str] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict)
    """What the header of a lab's cell says of its output: alt, caption, fold …"""

    @property
    def hidden(self) -> bool:
        return "hidden" in self.tags


@dataclass(frozen=True)
class Snippet:
    """A file of the snippets folder. `path` is relative to the root, with forward slashes."""

    path: str
    text: str
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].removesuffix(".py")

    def cell(self, name: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.name == name), None)

    @property
    def shown(self) -> str:
        """The whole file as a reader should see it: without the hidden cells."""
        hidden = False
        kept = []
        for line in self.text.splitlines():
            if header := HEADER.match(line):
                hidden = "hidden" in _tags_and_options(header)[0]
            if not hidden:
                kept.append(line)
        return "\n".join(kept).strip("\n") + "\n"


def read_snippet(file: Path, root: Path) -> Snippet:
    return parse_snippet(file.read_text(encoding="utf-8"), file.relative_to(root).as_posix())


def parse_snippet(text: str, path: str, lab: bool = False) -> Snippet:
    """Cut a percent-format text into cells; what precedes the first header is for its docstring.

    Only a lab has Markdown cells, which are left out here, and options beside tags.
    """
    lines = text.splitlines()
    starts = [(n, found) for n, line in enumerate(lines) if (found := HEADER.match(line))]
    problems = list(_problems_before(lines[: starts[0][0] if starts else len(lines)], path))
    cells: list[Cell] = []
    if not starts and not problems:
        problems.append(Problem(path, 1, "no cell; start one with `# %% name`"))
    ends = [*(number for number, _ in starts), len(lines)][1:]
    for (start, header), end in zip(starts, ends, strict=True):
        if lab and header["title"] == MARKDOWN:
            continue
        cell = _cell(header, lines[start + 1 : end], start + 2)
        problems += _problems_of(cell, cells, path, lab)
        cells.append(cell)
    return Snippet(path, text, tuple(cells), tuple(problems))


def _cell(header: re.Match[str], lines: list[str], line: int) -> Cell:
    while lines and not lines[0].strip():
        lines, line = lines[1:], line + 1
    return Cell(header["title"], "\n".join(lines).rstrip(), line, *_tags_and_options(header))


def _tags_and_options(header: re.Match[str]) -> tuple[frozenset[str], dict[str, str]]:
    options = {
        found["key"]: found["text"] or found["tags"] or found["bare"] or ""
        for found in OPTION.finditer(header["options"] or "")
    }
    return frozenset(re.findall(r"[\w-]+", options.pop("tags", ""))), options


def _problems_of(cell: Cell, earlier: list[Cell], path: str, lab: bool) -> list[Problem]:
    found = []
    if cell.name == MARKDOWN:
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
