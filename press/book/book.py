"""Chapters and snippets joined: what is to run, who shows it, and what fits nowhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, count
from pathlib import Path, PurePath
from typing import TypeVar

from markdown.extensions.toc import slugify

from press.book.cells import Cell, Snippet, read_snippet
from press.book.chapters import Chapter, Fence, Reference, Value, parse_chapter, read_chapter
from press.book.contents import Site, read_site
from press.book.editions import Active, Block, active
from press.book.glossary import meanings
from press.book.labs import read_lab
from press.book.notebooks import read_notebook
from press.book.work import Work
from press.datasets import edition, load_registry
from press.problems import PressError, Problem, nearest
from press.project import Project

T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """All chapters and snippets of a project, by their path from the root."""

    project: Project
    chapters: Mapping[str, Chapter]
    snippets: Mapping[str, Snippet]
    active: Active = field(default_factory=Active)
    site: Site = field(default_factory=Site)

    @cached_property
    def reading(self) -> tuple[str, ...]:
        """The chapters that are pages of the site, in reading order; last those without a place."""
        docs = f"{self.project.settings.docs}/"
        named = [self.page_at(self.project.page(entry.place)) for entry in self.site.contents]
        pages = [
            path
            for path in self.chapters
            if path.startswith(docs) and not self.site.leaves_out(self.place_of_file(path))
        ]
        pages.sort(key=lambda path: path != f"{docs}index.md")  # as MkDocs does
        return tuple(dict.fromkeys([*(path for path in named if path in pages), *pages]))

    @cached_property
    def published(self) -> frozenset[str]:
        """The works that pages of the site show anything of."""
        pages = map(self.chapters.__getitem__, self.reading)
        return frozenset(name for page in pages for name in self.works_of(page))

    def inner(self, snippet: str) -> str:
        """The path of a snippet inside of their folder, as chapters write it."""
        return snippet.removeprefix(f"{self.project.settings.snippets}/")

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Snippet paths by the short names that inline values may use."""
        names: dict[str, tuple[str, ...]] = {}
        for path, snippet in self.snippets.items():
            inner = self.inner(path)
            for name in {snippet.stem, inner, inner.rpartition(".")[0]}:
                names[name] = (*names.get(name, ()), path)
        return names

    @cached_property
    def glossary(self) -> Mapping[str, str]:
        """What the terms of the glossary mean, by anchor; empty where the book has none."""
        page = self.chapters.get(self.project.settings.glossary)
        return meanings(page.body) if page else {}

    def place_of_page(self, path: str) -> str:
        """The place of a chapter's page among the pages as Markdown: a lab's is like others'."""
        return str(PurePath(self.project.place(path)).with_suffix(".md"))

    def place_of_file(self, path: str) -> str:
        """The place of the file that links name: a notebook is a page itself, a lab's is made."""
        notebook = path in self.snippets and self.snippets[path].is_notebook
        return self.project.place(path) if notebook else self.place_of_page(path)

    def title_of(self, path: str) -> str:
        """What the table of contents calls a page, or else the page itself."""
        place = self.place_of_page(path)
        called = self.site.title_of(place) or self.site.title_of(self.project.place(path))
        lines = self.chapters[path].body.split("\n")
        heading = next((line[2:] for line in lines if line.startswith("# ")), "")
        own = re.sub(r"\s*\{[^}]*\}\s*$", "", heading).replace("`", "").strip()
        return called or own or place

    def part_of(self, path: str) -> str:
        """The part of the book that a page belongs to; "" outside of all parts."""
        place = self.place_of_page(path)
        return self.site.part_of(place) or self.site.part_of(self.project.place(path))

    @property
    def labs(self) -> list[str]:
        """The files that are page and code at once."""
        return [path for path in self.snippets if path in self.chapters]

    def page_at(self, path: str) -> str:
        """The chapter whose page lies at a path; a lab is a .py whose page is an .md, and a
        notebook may be shown as one."""
        stem = path.removesuffix(".md")
        return next((own for own in (f"{stem}.py", f"{stem}.ipynb") if own in self.labs), path)

    def placed(self, problem: Problem) -> Problem:
        """A problem as it is said: of a notebook it names the cell, and the line in it."""
        code = self.snippets.get(problem.path)
        if not (code and code.is_notebook and code.sections and problem.line):
            return problem
        cell, line = code.place(problem.line)
        message = f"{cell}, line {line}: {problem.message}"
        return replace(problem, line=0, message=message)

    def snippet_path(self, reference: Reference) -> str:
        if reference.path in self.chapters:
            return reference.path  # a lab, by its path from the root
        return f"{self.project.settings.snippets}/{reference.path}"

    def work_of(self, value: Value, chapter: Chapter) -> str | None:
        """The name of the work that an inline value speaks of; None where that is unclear."""
        if not value.name:
            own = chapter.path in self.snippets or any(fence.own_code for fence in chapter.fences)
            return chapter.path if own else None
        found = self.by_name.get(value.name, ())
        return found[0] if len(found) == 1 else None

    def shown(self, fence: Fence, chapter: Chapter) -> list[tuple[str, Cell]]:
        """The cells that a fence embeds, each with the name of its work."""
        if not fence.runs:
            return []
        if fence.own_code:
            return [(chapter.path, own_cell(fence, chapter))]
        found: list[tuple[str, Cell]] = []
        for reference in fence.references:
            path = self.snippet_path(reference)
            cells = self.snippets[path].cells if path in self.snippets else ()
            for cell in cells:
                if cell.name == reference.cell if reference.cell else not cell.hidden:
                    found.append((path, cell))
        return found

    def parted(self, fence: Fence, chapter: Chapter) -> list[str]:
        """The snippets that a fence shows only a part of: a button there leads to the whole."""
        shown: dict[str, list[Cell]] = {}
        for name, cell in self.shown(fence, chapter):
            if name in self.snippets and name not in self.chapters:
                shown.setdefault(name, []).append(cell)
        return [
            name
            for name, cells in shown.items()
            if fence.show == "output"
            or not all(cell.hidden or cell in cells for cell in self.snippets[name].cells)
        ]

    def embeds(self) -> Iterator[tuple[Chapter, Fence, str, Cell]]:
        """Every cell on every page, in reading order."""
        for chapter in self.chapters.values():
            for fence in chapter.fences:
                for name, cell in self.shown(fence, chapter):
                    yield chapter, fence, name, cell

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """What has to run, by name: each snippet, and each page that holds code of its own."""
        asked: defaultdict[str, set[str]] = defaultdict(set)
        raises: defaultdict[str, dict[str, str]] = defaultdict(dict)
        aside = self._shown_aside
        cells = {p: list(snippet.cells) for p, snippet in self.snippets.items() if p not in aside}
        for chapter in self.chapters.values():
            for value in chapter.values:
                if name := self.work_of(value, chapter):
                    asked[name].add(value.expression)
        for _, fence, name, cell in self.embeds():
            if exception := fence.options.get("raises"):
                raises[name][cell.name] = exception
            if fence.own_code:
                cells.setdefault(name, []).append(cell)
        return {
            name: Work(
                name,
                tuple(own),
                self._text(name, own),
                self._whole(name),
                tuple(sorted(asked[name])),
                tuple(sorted(raises[name].items())),
            )
            for name, own in cells.items()
        }

    @cached_property
    def of_one_edition(self) -> Mapping[str, frozenset[str]]:
        """Works of which a value stands in a block of one edition, with the block's data sets."""
        found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for chapter in self.chapters.values():
            for block in chapter.blocks:
                for value in self._inside(block, chapter).values:
                    if name := self.work_of(value, chapter):
                        found[name] |= block.datasets
        return found

    @cached_property
    def _shown_aside(self) -> set[str]:
        """The snippets that are shown in blocks of another edition alone: they don't run."""
        aside = {name for name, _ in self._aside()} - {name for _, _, name, _ in self.embeds()}
        asked = {self.work_of(v, c) for c in self.chapters.values() for v in c.values}
        return aside - asked

    def _aside(self) -> Iterator[tuple[str, Cell]]:
        """The cells that blocks of another edition embed, each with the name of its work."""
        for chapter, block in self.blocks_aside():
            inside = self._inside(block, chapter)
            for fence in inside.fences:
                yield from self.shown(fence, inside)

    def _inside(self, block: Block, chapter: Chapter) -> Chapter:
        return parse_chapter(block.text, chapter.path, active=self.active)

    def _text(self, name: str, cells: list[Cell]) -> str:
        """What counts as the code of a work: a whole file, or the code on a page."""
        if self._whole(name):
            return self.snippets[name].text
        return "\n# %%\n".join(cell.code for cell in cells)

    def _whole(self, name: str) -> bool:
        return name in self.snippets and name not in self.chapters

    def anchors(self, chapter: Chapter) -> dict[int, str]:
        """The anchor of each fence that shows code or output, by the fence's line."""
        found: dict[int, str] = {}
        for fence in chapter.fences:
            shown = self.shown(fence, chapter)
            if not shown or fence.show == "none":
                continue
            name, cell = shown[0]
            stem = "" if name == chapter.path else PurePath(name).stem
            base = slugify(f"cell {stem} {cell.name}", "-")
            names = chain([base], (f"{base}-{number}" for number in count(2)))
            found[fence.line] = next(name for name in names if name not in found.values())
        return found

    def works_of(self, chapter: Chapter) -> list[str]:
        """Names of the works that a page shows something of, in reading order."""
        names = [name for fence in chapter.fences for name, _ in self.shown(fence, chapter)]
        names += [name for v in chapter.values if (name := self.work_of(v, chapter))]
        return list(dict.fromkeys(names))

    def place_of(self, work: str, cell: str) -> tuple[Chapter, int] | None:
        """Where a reader first meets a cell, or else anything of its snippet."""
        places = [(c, f.line, i.name != cell) for c, f, name, i in self.embeds() if name == work]
        places.sort(key=lambda place: place[2])
        return places[0][:2] if places else None

    def problems(self) -> list[Problem]:
        """All that can be said to be wrong before anything runs."""
        found = [p for chapter in self.chapters.values() for p in chapter.problems]
        found += [p for snippet in self.snippets.values() for p in snippet.problems]
        for chapter in self.chapters.values():
            for fence in chapter.fences:
                for reference in fence.references:
                    found += self._reference_problems(chapter, reference)
            found += [p for value in chapter.values for p in self._value_problems(chapter, value)]
        found += [*self._unused(), *self._one_place()]
        return [self.placed(problem) for problem in found]

    def _one_place(self) -> Iterator[Problem]:
        """Notebooks that would be the page that another file is."""
        places = Counter(map(self.place_of_page, self.chapters))
        for path, snippet in self.snippets.items():
            if snippet.is_notebook and places[place := self.place_of_page(path)] > 1:
                yield Problem(
                    path, 0, f"another file is the page {place!r} too; rename one of them"
                )

    def _reference_problems(self, chapter: Chapter, reference: Reference) -> Iterator[Problem]:
        path = self.snippet_path(reference)
        if path not in self.snippets:
            hint = nearest(reference.path, map(self.inner, self.snippets))
            yield chapter.problem(reference.line, f"unknown snippet {reference.path!r}; {hint}")
        elif reference.cell and not self.snippets[path].cell(reference.cell):
            hint = nearest(reference.cell, [cell.name for cell in self.snippets[path].cells])
            message = f"unknown cell {reference.cell!r} of {path}; {hint}"
            yield chapter.problem(reference.line, message)

    def _value_problems(self, chapter: Chapter, value: Value) -> Iterator[Problem]:
        if self.work_of(value, chapter):
            return
        if not value.name:
            yield chapter.problem(value.line, "`{} …` asks for a value, but the page runs no code")
        elif found := self.by_name.get(value.name):
            message = f"{value.name!r} may be {' or '.join(found)}; write the folder too"
            yield chapter.problem(value.line, message)
        else:
            hint = nearest(value.name, self.by_name)
            yield chapter.problem(value.line, f"unknown snippet {value.name!r}; {hint}")

    def _unused(self) -> Iterator[Problem]:
        """Cells that no page shows: dead text, or a page that forgot them."""
        used = Counter((name, cell.name) for _, _, name, cell in self.embeds())
        used.update((name, cell.name) for name, cell in self._aside())
        for path, snippet in self.snippets.items():
            for cell in snippet.cells:
                if not (cell.hidden or cell.name == "setup" or used[path, cell.name]):
                    way_out = "embed it, tag it hidden, or call it setup"
                    message = f"no page shows cell {cell.name!r}; {way_out}"
                    yield Problem(path, cell.line - 1, message)

    def blocks_aside(self) -> Iterator[tuple[Chapter, Block]]:
        """What stands on pages for another edition of the data than the active one."""
        for chapter in self.chapters.values():
            yield from ((chapter, block) for block in chapter.blocks if not block.shown)

    def census(self) -> dict[str, int]:
        """Counts of what runs and what says why not."""
        fences = [fence for chapter in self.chapters.values() for fence in chapter.fences]
        cells = [cell for snippet in self.snippets.values() for cell in snippet.cells]
        aside = [self._inside(block, chapter) for chapter, block in self.blocks_aside()]
        return {
            "pages": len(self.chapters),
            "Python fences": len(fences),
            "fences that embed cells": sum(bool(fence.references) for fence in fences),
            "fences with code of their own": sum(fence.own_code for fence in fences),
            "fences that do not run, with a reason": sum(not fence.runs for fence in fences),
            "blocks of another edition": len(aside),
            "fences in them, which do not run": sum(len(inside.fences) for inside in aside),
            "computed values in the text": sum(len(c.values) for c in self.chapters.values()),
            "snippets": len(self.snippets),
            "cells": len(cells),
            "hidden cells": sum(cell.hidden for cell in cells),
        }


def own_cell(fence: Fence, chapter: Chapter) -> Cell:
    """A fence's own code as a cell of the page's session."""
    own = [other for other in chapter.fences if other.own_code]
    number = own.index(fence) + 1
    return Cell(f"block {number}", fence.code.rstrip(), fence.line + 1 + chapter.offset)


def load_book(project: Project, editions: Mapping[str, str] | None = None) -> Book:
    """Read every chapter and every snippet of the project.

    `editions` says for each file of the registry which it is; that is looked up, if not given.
    Raises one PressError for all files that can't be read as text.
    """
    root, data = project.root, active_data(project, editions)
    pages = [root / "README.md", *sorted(project.docs.rglob("*.md"))]
    files = [f for f in sorted(project.snippets.rglob("*.py")) if "__pycache__" not in f.parts]
    wrong: list[Problem] = []
    chapters = list(_each(partial(read_chapter, active=data), pages, root, wrong))
    snippets = list(_each(read_snippet, files, root, wrong))
    labs = sorted((project.docs / project.settings.labs).glob("*.py"))
    for code, page in _each(partial(read_lab, active=data), labs, root, wrong):
        snippets.append(code)
        chapters.append(page)
    site = read_site(root)
    for code, page in _each(
        partial(read_notebook, active=data), _notebooks(project, site), root, wrong
    ):
        snippets.append(code)
        chapters.append(page)
    if wrong:
        raise PressError(wrong)
    named = {chapter.path: chapter for chapter in chapters}
    return Book(project, named, {s.path: s for s in snippets}, data, site)


def _notebooks(project: Project, site: Site) -> Iterator[Path]:
    """Jupyter's notebooks among the pages, where mkdocs-jupyter makes pages of them."""
    for file in sorted(project.docs.rglob("*.ipynb")) if site.notebooks is not None else ():
        place = file.relative_to(project.docs)
        if not any(part.startswith(".") for part in place.parts) and not any(
            file.match(pattern) for pattern in site.notebooks or ()
        ):
            yield file


def active_data(project: Project, editions: Mapping[str, str] | None) -> Active:
    """Which data sets of the project are real; none is where there is no registry."""
    if not (project.data / "registry.toml").is_file():
        return Active()
    datasets = load_registry(project.data)
    if editions is None:
        editions = {each.file: edition(each, project.data) for each in datasets}
    return active(datasets, editions)


def _each(
    read: Callable[[Path, Path], T], paths: Iterable[Path], root: Path, wrong: list[Problem]
) -> Iterator[T]:
    """What is read from those paths that are files; what can't be read is added to `wrong`."""
    for path in filter(Path.is_file, paths):  # no folder, and no link to nothing
        try:
            yield read(path, root)
        except PressError as error:
            wrong += error.problems
