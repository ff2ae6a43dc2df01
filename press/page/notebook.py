"""An executed lab as a notebook that readers download."""

import json
import re
from typing import Any

from press.book.cells import Cell, Snippet
from press.book.chapters import MENTION, Chapter, Value
from press.book.result import Result

NOTE = re.compile(r'^(?:!!!|\?\?\?\+?) (?P<kind>\w+)(?: "(?P<title>[^"]*)")?$')
LINK = re.compile(r"(?<=\]\()(?!https?:|#)(?P<page>[^)\s#]+)\.md(?=[)#])")


def notebook(code: Snippet, chapter: Chapter, result: Result, folder: str = "") -> str:
    """The executed notebook as JSON: no hidden cells, values filled in, outputs in place.

    Links to other pages lead to the site, where the page of the lab lies in `folder`.
    """
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
            cells.append(v4.new_markdown_cell(_plain(text, chapter, folder)))
        elif not cell.hidden:
            cells.append(code_cell(cell, len(cells) + 1))
        cells[-1]["id"] = f"cell-{len(cells)}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(text: str, chapter: Chapter, folder: str) -> str:
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
    linked = LINK.sub(rf"{folder}\g<page>.html", "\n".join(lines))
    return re.sub(MENTION, lambda m: f"Figure {captioned.index(m[1]) + 1}", linked)
