"""A page as a notebook and as a plain Python file, for readers to take home.

Both hold its text, with values filled in, and its cells in reading order, each after those that it
needs. They begin with what they were run with, and with code that gets their data.
"""

import ast
import json
import platform
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from press.book.chapters import Chapter, Fence, Value
from press.book.order import Step, steps
from press.book.result import Result
from press.check.drift import showing
from press.check.outcome import Build
from press.check.promises import is_figure
from press.datasets import Dataset
from press.page import taken
from press.page.edition import notice
from press.page.html import Figure, awaited_html, died_html
from press.page.jupyter import Site, as_jupyter
from press.page.pictures import Numbers, mention, numbers
from press.page.versions import pythons, ran_with, requirements
from press.wire import Output

PLACE = re.compile("^[> ]*\ue000(?P<line>\\d+)$")
"""What stands in the text for a fence whose code runs."""
PARTS = re.compile(r"^# -{9,} .*$", re.MULTILINE)
"""What opens each part of the code that a notebook begins with."""


@dataclass(frozen=True)
class Piece:
    """A cell of a notebook: text, or code with what it showed."""

    text: str
    code: bool = False
    entry: str = ""
    """What goes before the code: the line that goes over to another snippet."""
    outputs: Sequence[Output] = ()
    raises: str = ""
    """The exception that is expected, with its message."""
    folded: bool = False
    tags: tuple[str, ...] = ()
    """What a program that runs the notebook is to know of the cell."""


@dataclass(frozen=True)
class Shown:
    """A cell as a notebook of the site shows it."""

    code: str
    anchor: str
    """By which other pages lead to it."""
    outputs: Sequence[Output]
    figures: Sequence[Figure]
    """For each output what its author says of it, if it is a figure."""
    instead: str
    """What stands where outputs are missing, as HTML."""


@dataclass(frozen=True)
class Taken:
    """A page, on its way home."""

    build: Build
    chapter: Chapter
    site: Site
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    """By the path at which snippets read their file."""

    @property
    def place(self) -> str:
        """Of the page, in the docs."""
        return self.build.book.place_of_page(self.chapter.path)

    @cached_property
    def steps(self) -> list[Step]:
        return list(steps(self.build.book, self.chapter))

    @cached_property
    def works(self) -> list[str]:
        return list(dict.fromkeys(step.work for step in self.steps))

    @cached_property
    def results(self) -> list[Result]:
        found = (self.build.results.get(name) for name in self.works)
        return [result for result in found if result]

    @cached_property
    def figures(self) -> Numbers:
        return numbers(self.build, self.chapter)

    def mention(self, identifier: str) -> str:
        return mention(self.chapter, self.figures, identifier)

    def pieces(self) -> Iterator[Piece]:
        """The whole page, from its first cell to its last."""
        yield Piece(self._head())
        if begin := self._begin():
            yield Piece(begin, code=True, folded=True)
        for text, line in self._stretches(self.site, self.mention):
            yield from _text(text)
            for step in self._at(line):
                yield from self._cell(step)

    def shown(self) -> Iterator["str | Shown"]:
        """The page as a notebook of the site: its texts, and its cells with what they showed.

        Links stay as they are in the file, and figures have captions of their own.
        """
        for text, line in self._stretches(None, self._link):
            yield from (piece.text for piece in _text(text))
            for step in self._at(line):
                if step.shown and not step.again:
                    yield self._shown_cell(step)

    def _stretches(
        self, site: Site | None, mention: Callable[[str], str]
    ) -> Iterator[tuple[list[str], int]]:
        """Each stretch of text, and the line of the fence below it; 0 below the last."""
        waiting: list[str] = []
        for line in as_jupyter(self._lines(), self.place, site, mention):
            if not (found := PLACE.match(line)):
                waiting.append(line)
                continue
            yield waiting, int(found["line"])
            waiting = self._captions(int(found["line"])) if site else []
        yield waiting, 0

    def _at(self, line: int) -> Iterator[Step]:
        """The steps that belong to the fence at a line."""
        return (step for step in self.steps if step.fence.line == line)

    def _link(self, identifier: str) -> str:
        return f"[{self.mention(identifier)}](#{identifier})"

    def _shown_cell(self, step: Step) -> "Shown":
        result, fence = self.build.results.get(step.work), step.fence
        outputs = [*result.cells.get(step.cell.name, [])] if result else []
        drawn = self._figures_before(step)
        figures = []
        for output in outputs:
            drawn += is_figure(output)
            figures.append(self._figure(fence, drawn) if is_figure(output) else Figure())
        own = self.anchors.get(fence.line, "")
        first = step.cell == self.build.book.shown(fence, self.chapter)[0][1]
        hides = fence.show in ("code", "none")
        return Shown(
            "" if fence.show in ("output", "none") else quiet(step.cell.code, outputs),
            own if first else "",
            [] if hides else outputs,
            [] if hides else figures,
            self._instead(step, result),
        )

    @cached_property
    def anchors(self) -> dict[int, str]:
        return self.build.book.anchors(self.chapter)

    def _figure(self, fence: Fence, number: int) -> Figure:
        alt, caption = (fence.text_for(kind, number) for kind in ("alt", "caption"))
        identifier = fence.identifier if number == 1 else ""
        place = fence.line * 100 + number  # any that no other figure of the page has
        return Figure(place, alt, caption, identifier, self.figures.get((fence.line, number), 0))

    def _instead(self, step: Step, result: Result | None) -> str:
        """What stands in the place of outputs that are not there."""
        if result is None:
            return ""
        if result.awaited:
            accepted = self.build.accepted.get(step.work)
            waits = not accepted or step.cell.name in showing(accepted)
            return awaited_html(result.seconds, "") if waits else ""
        if result.lacks:
            return f'<p class="press-lacks">Not run here: it {escape(result.lacks)}.</p>'
        error = result.error
        if error and step.cell.name not in result.cells and error.cell in ("", step.cell.name):
            return died_html(error)
        return ""

    def _lines(self) -> list[str]:
        """The page's text with its values, and a mark for each fence that runs."""
        lines = self.chapter.filled(self._shown)
        for fence in reversed(self.chapter.fences):
            if fence.runs:
                lines[fence.line - 1 : fence.end] = ["", f"{fence.prefix}\ue000{fence.line}", ""]
        return lines

    def _shown(self, value: Value) -> str:
        result = self.build.results.get(self.build.book.work_of(value, self.chapter) or "")
        return result.values.get(value.expression, ("error", "?"))[1] if result else "?"

    def _captions(self, line: int) -> list[str]:
        fence = next(fence for fence in self.chapter.fences if fence.line == line)
        return [
            f"*Figure {number}. {fence.text_for('caption', place)}*\n"
            for (where, place), number in self.figures.items()
            if where == line
        ]

    def _cell(self, step: Step) -> Iterator[Piece]:
        if step.again:
            ran = "*This ran above, where it was needed first:*"
            yield Piece(f"{ran}\n\n```python\n{step.cell.code}\n```")
            return
        result, fence = self.build.results.get(step.work), step.fence
        outputs = result.cells.get(step.cell.name, []) if result else []
        raised = [out for out in outputs if out["output_type"] == "error"]
        yield Piece(
            quiet(step.cell.code, outputs),
            True,
            self._entry(step),
            [*self._outputs(step, outputs)],
            f"{raised[0]['ename']}: {raised[0]['evalue']}" if raised else "",
            step.cell.hidden or "fold" in fence.options or fence.show in ("output", "none"),
            ("raises-exception",) * bool(raised) + ("varies",) * ("varies" in step.cell.tags),
        )

    def _entry(self, step: Step) -> str:
        """The line that goes over to another snippet, where there are several."""
        run = [each for each in self.steps if not each.again]
        at = run.index(step)
        if len(self.works) == 1 or (at and run[at - 1].work == step.work):
            return ""
        ahead = [each.work for each in run[at:]]
        back = any(a != step.work and step.work in ahead[n:] for n, a in enumerate(ahead))
        book = self.build.book
        name = book.project.place(book.inner(step.work)).rpartition(".")[0]
        return f'snippet("{name}"{", comes_back=True" if back else ""})\n\n'

    def _outputs(self, step: Step, outputs: Sequence[Output]) -> Iterator[Output]:
        """With what their author says of each figure, by which it is read aloud."""
        number = self._figures_before(step)
        for output in outputs:
            if not is_figure(output):
                yield output
                continue
            number += 1
            alt = step.fence.text_for("alt", number) if step.shown else ""
            own = {kind: {"alt": alt} for kind in output["data"] if kind.startswith("image/")}
            yield {**output, "metadata": {**output.get("metadata", {}), **(own if alt else {})}}

    def _figures_before(self, step: Step) -> int:
        """How many figures the same fence has shown before."""
        count = 0
        for name, cell in self.build.book.shown(step.fence, self.chapter):
            if (name, cell.name) == (step.work, step.cell.name):
                return count
            result = self.build.results.get(name)
            count += sum(map(is_figure, result.cells.get(cell.name, []))) if result else 0
        return 0

    # ------------------------------------------------------------------ what it begins with

    @cached_property
    def files(self) -> dict[str, Dataset]:
        """The data that it reads."""
        read = {file for result in self.results for file in result.needs.files}
        return {file: data for file, data in self.datasets.items() if file in read}

    def _head(self) -> str:
        source = self.site.name or "a book"
        if self.site.url:
            source = f"[{source}]({self.site.page(self.place)})"
        said = [f"A page of {source}, to run and to change.", self._versions()]
        said.append(notice(self.results, self.build))
        if len(self.works) > 1:
            said.append(
                "It is made of several files. `snippet(…)` begins one, or goes back to it: each has"
                " its own names, as if it ran alone."
            )
        return "\n>\n".join(f"> {each}" for each in said if each)

    def _versions(self) -> str:
        ran = f"It ran with {ran_with(self.results, self.build.book.project)}."
        needed = self.requirements
        if not needed:
            return ran
        python = pythons(each.partition("==")[0] for each in needed)
        where = f", with Python {python}" if python else ""
        return f"{ran} To install the same{where}: `pip install {' '.join(needed)}`"

    @cached_property
    def requirements(self) -> list[str]:
        codes = [step.cell.code for step in self.steps]
        return requirements(self.results, codes, self.build.book.project)

    def _begin(self) -> str:
        """The code that the rest relies on; empty where it relies on nothing."""
        settings = self.build.book.project.settings
        _, data, names = PARTS.split(Path(taken.__file__).read_text(encoding="utf-8"))
        needed = self.requirements
        parts = [f"# %pip install {' '.join(needed)}"] if needed else []
        if settings.environment:
            variables = _literal(settings.environment)
            parts.append(
                f"# as it was run; without these lines, digits may differ\n"
                f"import os\n\nos.environ.update({variables})"
            )
        if self.files:
            files = {file: self._checksum(file, data) for file, data in self.files.items()}
            parts += [data.strip(), f"get_data({self.site.url!r}, {_literal(files)})"]
        if len(self.works) > 1:
            parts += [names.replace("  # noqa: E402", "").strip()]
            parts += [f"_resets |= {_literal(settings.resets)}"] if settings.resets else []
            parts += [f"_keeps |= {_literal(settings.keeps)}"] if settings.keeps else []
        return "\n\n\n".join(parts)

    def _checksum(self, file: str, dataset: Dataset) -> tuple[str, str]:
        """The SHA-256 of a file in the edition that was read, and the page that tells of it."""
        if self.build.editions[file] == "real":
            return dataset.sha256, dataset.page
        return dataset.standin_sha256, "the folder data of the book"


def quiet(code: str, outputs: Sequence[Output]) -> str:
    """The code of a cell, so that Jupyter shows no more of it than the page.

    A plotting library answers with an object, which press leaves out where it shows the figure.
    """
    shows_value = any(out["output_type"] == "execute_result" for out in outputs)
    if shows_value or not any(map(is_figure, outputs)):
        return code
    last = ast.parse(code).body[-1]
    value = last.value if isinstance(last, ast.Expr) else None
    printed = isinstance(value, ast.Call) and ast.unparse(value.func) in ("print", "plt.show")
    if not value or printed or code.rstrip().endswith(";"):
        return code
    *lines, end = code.encode().split(b"\n")[: last.end_lineno]
    said = [*lines, end[: last.end_col_offset] + b";" + end[last.end_col_offset :]]
    return b"\n".join(said).decode()


def _literal(table: Mapping[str, object]) -> str:
    """A dictionary as Python, an entry a line."""
    return "\n".join(["{", *(f"    {key!r}: {value!r}," for key, value in table.items()), "}"])


def _text(lines: list[str]) -> Iterator[Piece]:
    text = "\n".join(lines).strip("\n")
    text = re.sub(r"(^(> *\n)+)|((\n> *)+$)", "", text)
    if text.strip("> \n"):
        yield Piece(re.sub(r"\n{3,}", "\n\n", text))


def notebook(page: Taken) -> str:
    """The executed notebook as JSON of nbformat 4.5."""
    return as_json([_cell(piece, number) for number, piece in enumerate(page.pieces(), 1)])


def as_json(cells: list[dict[str, Any]]) -> str:
    """A notebook of these cells, in the format of Jupyter."""
    made = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "language_info": {"name": "python", "version": platform.python_version()},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(piece: Piece, number: int) -> dict[str, Any]:
    own: dict[str, Any] = {
        "id": f"cell-{number}",
        "metadata": {},
        "source": piece.entry + piece.text,
    }
    if not piece.code:
        return {"cell_type": "markdown", **own}
    if piece.folded:
        own["metadata"]["jupyter"] = {"source_hidden": True}
    if piece.tags:
        own["metadata"]["tags"] = [*piece.tags]
    outputs = [_output(output, number) for output in piece.outputs]
    return {"cell_type": "code", **own, "outputs": outputs, "execution_count": number}


def _output(output: Output, number: int) -> dict[str, Any]:
    made: dict[str, Any] = dict(output)
    if output["output_type"] in ("display_data", "execute_result"):
        made.setdefault("metadata", {})
    if output["output_type"] == "execute_result":
        made["execution_count"] = number
    return made


def script(page: Taken) -> str:
    """The same as a Python file, in cells; what raises, as it should, is commented out."""
    return "\n\n".join(_commented(piece) for piece in page.pieces()) + "\n"


def _commented(piece: Piece) -> str:
    if not piece.code:
        return "# %% [markdown]\n" + _comment(piece.text)
    if piece.raises:
        said = _comment(f"raises {piece.raises}")
        return f"# %%\n{piece.entry}{_comment(piece.text)}\n{said}"
    return f"# %%\n{piece.entry}{piece.text}"


def _comment(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))
