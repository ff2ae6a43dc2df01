"""Labs: percent-format notebooks as pages, and as the executed notebooks that readers download."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from press.cells import Cell, Snippet, read_snippet
from press.chapters import MENTION, Chapter, Value, parse_chapter
from press.problems import Problem
from press.run import Result

FENCE = '``` {{.python {options}}}\n--8<-- "{path}:{cell}"\n```'
NOTE = re.compile(r'^(?:!!!|\?\?\?\+?) (?P<kind>\w+)(?: "(?P<title>[^"]*)")?$')
LINK = re.compile(r"(?<=\]\()(?!https?:|#)(?P<page>[^)\s#]+)\.md(?=[)#])")


def read_lab(file: Path, root: Path) -> tuple[Snippet, Chapter]:
    """A lab as its code, and as the page that shows it, whose lines are those of the file."""
    code = read_snippet(file, root, lab=True)
    page = _page(code)
    offset = next((n for n, line in enumerate(page) if line), 0)
    chapter = parse_chapter("\n".join(page[offset:]), code.path, offset)
    return code, replace(chapter, problems=(*chapter.problems, *_stray_lines(code)))


def description(code: Snippet) -> str:
    """The first line of a lab's docstring, for search engines and links."""
    found = re.match(r'\s*"""(.+?)(?:"""|\n)', code.text)
    return found[1] if found else ""


def notebook(code: Snippet, chapter: Chapter, result: Result, site_url: str = "") -> str:
    """The executed notebook as JSON: no hidden cells, values filled in, outputs in place."""
    import nbformat  # slow to import

    v4: Any = nbformat.v4  # which has no types

    def shown(value: Value) -> str:
        return result.values.get(value.expression, ("error", "?"))[1]

    def code_cell(cell: Cell, count: int) -> Any:
        outputs = [dict(output) for output in result.cells.get(cell.name, [])]
        for output in outputs:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
        return v4.new_code_cell(cell.code, outputs=outputs, execution_count=count)

    lines = [*[""] * chapter.offset, *chapter.filled(shown)]
    cells: list[Any] = []
    for cell in code.sections:
        if cell.markdown:
            text = "\n".join(lines[cell.line - 1 : cell.end - 1])
            cells.append(v4.new_markdown_cell(_plain(text, chapter, site_url)))
        elif not cell.hidden:
            cells.append(code_cell(cell, len(cells) + 1))
        cells[-1]["id"] = f"cell-{len(cells)}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _page(code: Snippet) -> list[str]:
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
            shown = " ".join([*(f'{key}="{text}"' for key, text in options.items()), name])
            fence = FENCE.format(options=shown, path=code.path, cell=cell.name)
            page[start - 1 : start + 2] = fence.split("\n")
    return page


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


def _plain(text: str, chapter: Chapter, site_url: str) -> str:
    """Markdown as Jupyter knows it: notes as quotations, links to the site, figures by number."""
    captioned = [fence.identifier for fence in chapter.fences if fence.text_for("caption", 1)]
    lines: list[str] = []
    inside = False
    for line in text.strip("\n").split("\n"):
        note = NOTE.match(line)
        inside = bool(note) or (inside and (not line or line.startswith("    ")))
        if note:
            lines += [f"> **{note['title'] or note['kind'].capitalize()}**", ">"]
        else:
            lines.append(f"> {line.removeprefix('    ')}".rstrip() if inside else line)
    base = site_url.rstrip("/") + "/labs/" if site_url else ""
    linked = LINK.sub(rf"{base}\g<page>.html", "\n".join(lines))
    return re.sub(MENTION, lambda m: f"Figure {captioned.index(m[1]) + 1}", linked)
