"""Jupyter's notebooks that lie among the pages: each is code and page at once, as a lab is."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from press.book.cells import MARKDOWN, TAGS, Cell, Snippet
from press.book.chapters import Chapter, parse_chapter
from press.book.editions import Active
from press.book.labs import page_lines
from press.book.text import read_text
from press.problems import PressError, Problem, nearest

OPTION = re.compile(r"#\| *(?P<key>[\w-]+) *: *(?P<text>.*?) *$")
"""What a cell says of its output, in the manner of Quarto, in lines above its code."""
QUARTO = {"fig-alt": "alt", "fig-cap": "caption", "code-summary": "fold"}
MAGIC = re.compile(r"\s*(%{1,2}\w|[!?]|[\w.]+\?{1,2}\s*$)")
SAVE_ANEW = "open it with Jupyter, and save it"
NOT_JUPYTER = "it is no notebook of Jupyter's"


@dataclass(frozen=True)
class Found:
    """A cell of the file, and its name: what it is called where something is wrong with it."""

    name: str
    markdown: bool
    source: str
    tags: frozenset[str]
    attachments: Mapping[str, Mapping[str, str]]


def read_notebook(file: Path, root: Path, active: Active) -> tuple[Snippet, Chapter]:
    """A notebook as its code and as its page.

    What it held of outputs counts for nothing. Raises PressError where it can't be run at all.
    """
    path = file.relative_to(root).as_posix()
    found = list(_cells(_checked(read_text(file, root), path)))
    sections, lines = [], list[str]()
    for cell in found:
        made = _section(cell, len(lines) + 1)
        lines += [f"# %% {made.name}", *cell.source.split("\n"), ""]
        sections.append(replace(made, end=len(lines) + 1))
    wrong = [p for cell, own in zip(found, sections, strict=True) for p in _wrong(cell, own, path)]
    if not any(not cell.markdown for cell in sections):
        wrong.append(Problem(path, 0, "it has no code; write it as a page, in Markdown"))
    code = Snippet(path, "\n".join(lines), tuple(sections), tuple(wrong))
    page = page_lines(code)
    offset = next((n for n, line in enumerate(page) if line), 0)
    return code, parse_chapter("\n".join(page[offset:]), path, offset, active)


def _checked(text: str, path: str) -> dict[str, Any]:
    """What the file says, if it is a notebook in Python; raises the first thing that is wrong."""

    def fail(message: str, line: int = 0) -> PressError:
        return PressError([Problem(path, line, message)])

    try:
        made = json.loads(text)
    except json.JSONDecodeError as error:
        raise fail(f"{NOT_JUPYTER}, but broken JSON: {error.msg}", error.lineno) from None
    except RecursionError:
        raise fail(f"{NOT_JUPYTER}: it is nested too deeply") from None
    if not isinstance(made, dict) or not isinstance(made.get("nbformat"), int):
        raise fail(f"{NOT_JUPYTER}: it doesn't say its `nbformat`; {SAVE_ANEW}")
    if made["nbformat"] != 4:
        raise fail(f"its format is {made['nbformat']}, and press reads 4; {SAVE_ANEW}")
    from nbformat.validator import iter_validate  # slow to import

    for wrong in iter_validate(made, version=4, relax_add_props=True):  # type: ignore[no-untyped-call]
        place = "".join(f"[{part!r}]" for part in wrong.absolute_path)
        said = wrong.message.splitlines()[0]
        said = said if len(said) < 100 else f"this is not as it should be ({wrong.validator})"
        raise fail(f"{NOT_JUPYTER}: {place or 'at its top'}: {said}; {SAVE_ANEW}")
    if (language := _language(made["metadata"])) != "python":
        raise fail(
            f"its kernel runs {language}, and press runs Python; let mkdocs-jupyter ignore it"
        )
    return made


def _language(metadata: Mapping[str, Any]) -> str:
    """What the kernel runs; a notebook that doesn't say is taken for one in Python."""
    said = metadata.get("kernelspec", {}).get("language")
    said = said or metadata.get("language_info", {}).get("name")
    return str(said or "python").lower().removesuffix("3")


def _cells(notebook: Mapping[str, Any]) -> Iterator[Found]:
    """The cells that say something. Each kind is counted by itself: new text renames no code."""
    counts = {"code": 0, "markdown": 0}
    for cell in notebook["cells"]:
        kind, source = cell["cell_type"], _text(cell["source"]).strip("\n")
        if kind not in counts or not source.strip():
            continue
        counts[kind] += 1
        name = f"cell {counts[kind]}" if kind == "code" else f"Markdown cell {counts[kind]}"
        tags = frozenset(map(str, cell["metadata"].get("tags", ())))
        yield Found(name, kind == "markdown", source, tags, cell.get("attachments", {}))


def _text(source: str | list[str]) -> str:
    text = source if isinstance(source, str) else "".join(source)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _section(cell: Found, header: int) -> Cell:
    """The cell with its line, as if the notebook were a text with a header above each cell."""
    lines = cell.source.split("\n")
    if cell.markdown:
        text = "\n".join(f"# {line}" for line in _attached(cell).split("\n"))
        return Cell(MARKDOWN, text, header + 1)
    options = dict[str, str]()
    said = [*takewhile(bool, map(OPTION.match, lines))]
    for found in filter(None, said):
        key = QUARTO.get(found["key"], found["key"])
        options[key] = re.sub(r"""^(["'])(.*)\1$""", r"\2", found["text"])
    code = "\n".join(lines[len(said) :]).rstrip()
    tags = cell.tags & TAGS | frozenset(re.findall(r"[\w-]+", options.pop("tags", "")))
    blank = len(code) - len(code.lstrip("\n"))
    return Cell(cell.name, code[blank:], header + 1 + len(said) + blank, tags, options)


def _attached(cell: Found) -> str:
    """The text of a cell, with the pictures that Jupyter keeps beside it."""
    text = cell.source
    for name, kinds in cell.attachments.items():
        for mime, content in kinds.items():
            data = "".join(_text(content).split())
            text = text.replace(f"(attachment:{name})", f"(data:{mime};base64,{data})")
    return text


def _wrong(cell: Found, made: Cell, path: str) -> Iterator[Problem]:
    """What is wrong with one cell."""
    if cell.markdown:
        return
    header = made.line - 1
    if unknown := made.tags - TAGS:
        yield Problem(path, header, f"unknown tag {min(unknown)!r}; {nearest(min(unknown), TAGS)}")
    try:
        ast.parse(made.code)
    except SyntaxError:  # what is no magic says so when it runs
        for number, line in enumerate(made.code.split("\n"), made.line):
            if MAGIC.match(line):
                said = f"`{line.strip()}` is for Jupyter alone, and a notebook here is Python"
                yield Problem(path, number, f"{said}; remove it, or say it in Python")
                return
    except ValueError:
        pass
