"""Labs: percent-format notebooks, as code and as pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from press.book.cells import Snippet, read_snippet
from press.book.chapters import Chapter, parse_chapter
from press.book.editions import Active, Block
from press.problems import Problem

FENCE = '``` {{.python {options}}}\n--8<-- "{path}:{cell}"\n```'


def read_lab(file: Path, root: Path, active: Active) -> tuple[Snippet, Chapter]:
    """A lab as its code, and as the page that shows it, whose lines are those of the file."""
    code = read_snippet(file, root, lab=True)
    page = page_lines(code)
    offset = next((n for n, line in enumerate(page) if line), 0)
    chapter = parse_chapter("\n".join(page[offset:]), code.path, offset, active)
    wrong = [p for block in chapter.blocks for p in _around_code(code, block, offset)]
    problems = (*chapter.problems, *_stray_lines(code), *wrong)
    return code, replace(chapter, problems=problems, description=description(code))


def description(code: Snippet) -> str:
    """The first line of a lab's docstring, for search engines and links."""
    found = re.match(r'\s*"""(.+?)(?:"""|\n)', code.text)
    return found[1] if found else ""


def page_lines(code: Snippet) -> list[str]:
    """The lab as Markdown: prose uncommented, code as the fence that embeds it."""
    page = [""] * (len(code.text.splitlines()) + 3)
    for cell in code.sections:
        start = cell.line - 1
        if cell.markdown:
            for number, line in enumerate(cell.code.split("\n"), start):
                page[number] = re.sub("^# ?", "", line)
        elif not cell.hidden:
            options = dict(cell.options)
            name = f"#{options.pop('id')}" if "id" in options else ""
            shown = " ".join([*(f"{key}={_quoted(text)}" for key, text in options.items()), name])
            fence = FENCE.format(options=shown, path=code.path, cell=cell.name)
            page[start - 1 : start + 2] = fence.split("\n")
    return page


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def _stray_lines(code: Snippet) -> Iterator[Problem]:
    for cell in code.sections:
        if cell.markdown:
            for number, line in enumerate(cell.code.split("\n"), cell.line):
                if line.strip() and not line.startswith("#"):
                    message = "code in a Markdown cell; begin the line with #, or a cell above it"
                    yield Problem(code.path, number, message)
        elif cell.end - cell.line < 2 and cell != code.sections[-1]:
            message = "a cell of one line; leave an empty line below it"
            yield Problem(code.path, cell.line - 1, message)


def _around_code(code: Snippet, block: Block, offset: int) -> Iterator[Problem]:
    """A lab is one program: what it runs is the same on both editions."""
    start, end = block.line + offset, block.end + offset
    if any(start < cell.line < end for cell in code.cells):
        message = "code in a block of one edition; close the block in its own Markdown cell"
        yield Problem(code.path, start, message)
