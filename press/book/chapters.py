"""Markdown → the fences to run, the values to insert, and what is wrong with either."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from markdown.extensions.attr_list import get_attrs_and_remainder

from press.book.contents import read_yaml
from press.book.editions import Active, Block, told
from press.book.maths import maths
from press.book.text import FENCE, fence_end, read_text
from press.problems import Problem, nearest

FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n.*?\n(?:\.{3}|-{3})[ \t]*(?:\n+|\Z)", re.DOTALL)
NOT_TAKEN = re.compile(r"^notebook:[ \t]*false[ \t]*$", re.MULTILINE)
EMBED = re.compile(r"""^\s*-+8<-+\s+["'](?P<path>[^"':]+)(?::(?P<cell>[^"']+))?["']\s*$""")
SPAN = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`)(?P<inside>.+?)(?<!`)(?P=ticks)(?!`)")
VALUE = re.compile(r"\{(?P<name>[\w./-]*)\}\s+(?P<expression>.+)")
MATHS = (
    r"(?<![\\$])(?:\$\$(?P<display>[^$]+)\$\$|\$(?![\s$])(?P<inline>[^$]+?)(?<![\s\\])\$)(?![\w$])"
)
MENTION = r"\[\]\(#([\w:-]+)\)"
PYTHON = frozenset({"python", "py", "python3", "pycon"})
OPTIONS = frozenset({"title", "hl_lines", "linenums", "fold", "show", "raises", "norun"})
NUMBERED = re.compile(r"(?:alt|caption)\d*")
SHOWN = ("all", "code", "output", "none")
NO_DATA = Active()


@dataclass(frozen=True)
class Reference:
    """`--8<-- "path:cell"`: a cell, or the whole snippet where `cell` is empty."""

    path: str
    cell: str
    line: int


@dataclass(frozen=True)
class Fence:
    """A Python fence. `line` to `end` (inclusive) are its lines in the chapter's body."""

    line: int
    end: int
    prefix: str
    code: str
    references: tuple[Reference, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    identifier: str = ""

    @property
    def runs(self) -> bool:
        return "norun" not in self.options

    @property
    def own_code(self) -> bool:
        return self.runs and not self.references

    @property
    def show(self) -> str:
        return self.options.get("show", "all")

    def text_for(self, kind: str, number: int) -> str:
        """The author's `alt` or `caption` of the fence's figure `number`, counted from 1."""
        plain = self.options.get(kind, "") if number == 1 else ""
        return self.options.get(f"{kind}{number}", plain)


@dataclass(frozen=True)
class Value:
    """`` `{name} expression:format` `` at `line`, columns `start` to `end`."""

    name: str
    expression: str
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Chapter:
    """A Markdown page. Lines count in `body`; add `offset` for the line in the file."""

    path: str
    body: str
    offset: int
    fences: tuple[Fence, ...]
    values: tuple[Value, ...]
    problems: tuple[Problem, ...]
    description: str = ""
    """What its front matter says of it."""
    blocks: tuple[Block, ...] = ()
    """Its stretches of one edition of the data; what isn't shown is in no other field."""
    taken: bool = True
    """Whether readers may take the page home; `notebook: false` on top of it says no."""

    def filled(self, show: Callable[[Value], str]) -> list[str]:
        """The lines of the body, with what `show` makes of each inline value in its place."""
        lines = self.body.split("\n")
        for value in reversed(self.values):
            line = lines[value.line - 1]
            lines[value.line - 1] = line[: value.start] + show(value) + line[value.end :]
        return lines

    def problem(self, line: int, message: str, detail: str = "") -> Problem:
        return Problem(self.path, line + self.offset, message, detail)


def read_chapter(file: Path, root: Path, active: Active = NO_DATA) -> Chapter:
    text = read_text(file, root)
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    body = text[start:]
    start += len(body) - len(body.lstrip("\n"))
    path = file.relative_to(root).as_posix()
    chapter = parse_chapter(text[start:], path, text.count("\n", 0, start), active)
    if not front:
        return chapter
    taken = not NOT_TAKEN.search(front[0])
    return replace(chapter, description=_description(front[0]), taken=taken)


@lru_cache(maxsize=10_000)
def _description(front: str) -> str:
    return str(read_yaml(front.strip().strip("-.")).get("description") or "")


def normalize(text: str) -> str:
    """The text as Python-Markdown's own first step leaves it, so that both see the same lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    return re.sub(r"(?<=\n) +\n", "\n", text).rstrip("\n")


@lru_cache(maxsize=10_000)  # under serve, most stay as they are
def parse_chapter(text: str, path: str, offset: int = 0, active: Active = NO_DATA) -> Chapter:
    """Find every Python fence and inline value; what can't be understood becomes a problem."""
    page = told(normalize(text), active)
    body = page.text
    fences: list[Fence] = []
    values: list[Value] = []
    problems = [*page.problems]
    lines = body.split("\n")
    prose = [""] * len(lines)
    number = 0
    while number < len(lines):
        opening = FENCE.match(lines[number])
        if not opening:
            values += _values_in(lines[number], number + 1)
            prose[number] = SPAN.sub("", lines[number])
            number += 1
            continue
        end = fence_end(lines, number, opening)
        if end is None:
            message = "this fence is never closed at its own indentation; close it"
            problems.append((number + 1, message))
            break
        if _language_and_options(opening["info"])[0] in PYTHON:
            fence = _fence(opening, lines[number + 1 : end], number + 1, end + 1)
            fences.append(fence)
            problems += [(fence.line, message) for message in _problems_of(fence)]
        number = end + 1
    problems += [*_mention_problems(prose, fences), *_formula_problems("\n".join(prose))]
    said = tuple(Problem(path, line + offset, message) for line, message in problems)
    found = tuple(fences), tuple(values), said
    return Chapter(path, body, offset, *found, blocks=page.blocks)


def embed_lines(lines: list[str]) -> Iterator[int]:
    """The indices of the lines that embed a cell in a Python fence."""
    number = 0
    while number < len(lines):
        opening = FENCE.match(lines[number])
        end = fence_end(lines, number, opening) if opening else None
        if opening and end and _language_and_options(opening["info"])[0] in PYTHON:
            yield from (n for n in range(number, end) if EMBED.match(lines[n]))
        number = (end or number) + 1


def _mention_problems(prose: list[str], fences: list[Fence]) -> Iterator[tuple[int, str]]:
    captioned = [f.identifier for f in fences if f.identifier and f.text_for("caption", 1)]
    for number, line in enumerate(prose, 1):
        for name in re.findall(MENTION, line):
            if name not in captioned:
                hint = nearest(name, captioned)
                yield number, f"no figure with a caption is called #{name}; {hint}"


def _formula_problems(prose: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(MATHS, prose):
        try:
            maths(found)
        except ValueError as error:
            yield prose.count("\n", 0, found.start()) + 1, str(error)


def _values_in(line: str, number: int) -> Iterator[Value]:
    for span in SPAN.finditer(line):
        found = VALUE.fullmatch(span["inside"].strip()) if span["ticks"] == "`" else None
        if found:
            expression = found["expression"].strip()
            yield Value(found["name"], expression, number, span.start(), span.end())


def _fence(opening: re.Match[str], body: list[str], line: int, end: int) -> Fence:
    prefix = opening["prefix"]
    code = [text.removeprefix(prefix) if text.strip() else "" for text in body]
    embedded = [(EMBED.match(text), number) for number, text in enumerate(code, line + 1)]
    references = tuple(Reference(m["path"], m["cell"] or "", n) for m, n in embedded if m)
    _, options = _language_and_options(opening["info"])
    identifier = options.pop("id", "")
    return Fence(line, end, prefix, "\n".join(code), references, options, identifier)


def _problems_of(fence: Fence) -> Iterator[str]:
    for name, value in fence.options.items():
        if name not in OPTIONS and not NUMBERED.fullmatch(name):
            yield f"unknown fence option {name!r}; {nearest(name, OPTIONS | {'alt', 'caption'})}"
        if name == "show" and value not in SHOWN:
            yield f"show={value!r} is none of {', '.join(SHOWN)}"
        if name in ("norun", "raises") and not value.strip():
            yield f"{name} needs a value: {'the reason' if name == 'norun' else 'the exception'}"
    lines = sum(bool(text.strip()) for text in fence.code.split("\n"))
    if not lines:
        yield "an empty Python fence; embed a cell or remove it"
    elif fence.references and len(fence.references) != lines:
        yield "a fence holds references or code of its own; split it in two"


def _language_and_options(info: str) -> tuple[str, dict[str, str]]:
    """`{.python title="x" #id}` or `python title="x"` → the language, and all that follows it."""
    pairs, _ = get_attrs_and_remainder(info.strip().strip("{}"))
    (key, value), *others = pairs or [("", "")]
    language = value if key == "." else key
    return (language or "").lower(), {name: text or "" for name, text in others}
