"""Labs: percent-format notebooks as pages, and as the executed notebooks that readers download."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from press.cells import HEADER, MARKDOWN, Cell, Snippet, parse_snippet
from press.chapters import Chapter, Value, parse_chapter
from press.problems import Problem
from press.run import Result

FENCE = '``` {{.python {options}}}\n--8<-- "{path}:{cell}"\n```'
NOTE = re.compile(r'^(?:!!!|\?\?\?\+?) (?P<kind>\w+)(?: "(?P<title>[^"]*)")?$')
LINK = re.compile(r"(?<=\]\()(?!https?:|#)(?P<page>[^)\s#]+)\.md(?=[)#])")
MENTION = re.compile(r"\[\]\(#([\w:-]+)\)")


def read_lab(file: Path, root: Path) -> tuple[Snippet, Chapter]:
    """A lab as its code, and as the page that shows it, whose lines are those of the file."""
    text = file.read_text(encoding="utf-8")
    path = file.relative_to(root).as_posix()
    code = parse_snippet(text, path, lab=True)
    page = _page(text.splitlines(), code)
    offset = next((n for n, line in enumerate(page) if line), 0)
    chapter = parse_chapter("\n".join(page[offset:]), path, offset)
    problems = (*chapter.problems, *_stray_lines(text.splitlines(), path))
    return code, Chapter(**{**vars(chapter), "problems": problems})


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
    for start, cell, end in _stretches(code.text.splitlines(), code):
        if cell is None:
            text = "\n".join(lines[start + 1 : end])
            cells.append(v4.new_markdown_cell(_plain(text, chapter, site_url)))
        elif not cell.hidden:
            cells.append(code_cell(cell, len(cells) + 1))
        cells[-1]["id"] = f"cell-{len(cells)}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _stretches(lines: list[str], code: Snippet) -> Iterator[tuple[int, Cell | None, int]]:
    """For each cell, the index of its header, the cell (None: Markdown), the index past its end."""
    starts = [(n, found["title"]) for n, line in enumerate(lines) if (found := HEADER.match(line))]
    ends = [*(n for n, _ in starts), len(lines)][1:]
    for (start, title), end in zip(starts, ends, strict=True):
        yield start, None if title == MARKDOWN else code.cell(title), end


def _page(lines: list[str], code: Snippet) -> list[str]:
    """The lab as Markdown: prose uncommented, code as the fence that embeds it."""
    page = [""] * (len(lines) + 3)
    for start, cell, end in _stretches(lines, code):
        if cell is None:
            page[start + 1 : end] = [re.sub("^# ?", "", line) for line in lines[start + 1 : end]]
        elif not cell.hidden:
            options = dict(cell.options)
            name = f"#{options.pop('id')}" if "id" in options else ""
            shown = " ".join([*(f'{key}="{text}"' for key, text in options.items()), name])
            fence = FENCE.format(options=shown, path=code.path, cell=cell.name)
            page[start : start + 3] = fence.split("\n")
    return page


def _stray_lines(lines: list[str], path: str) -> Iterator[Problem]:
    starts = [number for number, line in enumerate(lines) if HEADER.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        header = HEADER.match(lines[start])
        if header and header["title"] == MARKDOWN:
            for number in range(start + 1, end):
                if lines[number].strip() and not lines[number].startswith("#"):
                    message = "code in a Markdown cell; begin the line with #, or a cell above it"
                    yield Problem(path, number + 1, message)
        elif end - start < 3 and end < len(lines):
            yield Problem(path, start + 1, "a cell of one line; leave an empty line below it")


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
    return MENTION.sub(lambda m: f"Figure {captioned.index(m[1]) + 1}", linked)
