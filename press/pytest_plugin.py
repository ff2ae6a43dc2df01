"""Code blocks, pages and snippets as test items, all answered by one execution of each snippet."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest

from press.book import Book, load_book
from press.build import Build, make_build
from press.chapters import Chapter, Fence
from press.cli import drift_problems
from press.problems import PressError, Problem
from press.project import Project, load_project
from press.verdict import failure
from press.workers import Pool

KEY = pytest.StashKey["Runs"]()


class Runs:
    """The book of this test session, and its one build, made when the first item asks for it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.book: Book = load_book(project)
        self.wanted: set[str] = set()

    @cached_property
    def build(self) -> Build:
        with Pool(self.project) as pool:
            return make_build(self.project, pool, only=self.wanted)


def pytest_configure(config: pytest.Config) -> None:
    try:
        config.stash[KEY] = Runs(load_project(config.rootpath))
    except PressError:
        return  # a project without [tool.press]; press has nothing to test there


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    runs = parent.config.stash.get(KEY, None)
    if runs is None or not file_path.is_relative_to(runs.project.root):
        return None
    name = file_path.relative_to(runs.project.root).as_posix()
    if name in runs.book.snippets or name in runs.book.chapters:
        return BookFile.from_parent(parent, path=file_path)
    return None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Remember what the selected items need, so that one build runs it all, on all cores."""
    if runs := session.config.stash.get(KEY, None):
        runs.wanted = {work for item in session.items for work in getattr(item, "works", ())}


class BookFile(pytest.File):
    """A snippet or lab as one item; a page as an item for its text, and one for each block."""

    def collect(self) -> Iterator[pytest.Item]:
        runs = self.config.stash[KEY]
        book, path = runs.book, self.path.relative_to(runs.project.root).as_posix()
        if path in book.snippets:
            yield BookItem.from_parent(self, name=self.path.stem, works={path}, file=path)
            return
        chapter = book.chapters[path]
        seen: Counter[str] = Counter()
        for fence in filter(lambda fence: fence.runs, chapter.fences):
            name = block_name(fence, book, chapter)
            seen[name] += 1
            name += f" ({seen[name]})" if seen[name] > 1 else ""
            works = {work for work, _ in book.shown(fence, chapter)}
            yield BookItem.from_parent(self, name=name, works=works, file=path, fence=fence)
        works = set(book.works_of(chapter))
        yield BookItem.from_parent(self, name="text", works=works, file=path)


def block_name(fence: Fence, book: Book, chapter: Chapter) -> str:
    """What a block embeds, which outlives a line number."""
    shown = book.shown(fence, chapter)
    if not shown:
        return "unresolved"
    if fence.own_code:
        return shown[0][1].name
    parts: dict[str, list[str]] = {}
    for work, cell in shown:
        parts.setdefault(work, []).append(cell.name)
    return " ".join(f"{Path(work).stem}:{'+'.join(cells)}" for work, cells in parts.items())


class BookItem(pytest.Item):
    """All that press has to say of one file, with a snippet's drift, or of one fence of a page."""

    def __init__(
        self, *, works: set[str], file: str, fence: Fence | None = None, **kwargs: str
    ) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.works, self.file, self.fence = works, file, fence

    def runtest(self) -> None:
        build = self.config.stash[KEY].build
        for work in self.works:
            if lacks := build.results[work].lacks:  # no fault of the page
                pytest.skip(f"{work} {lacks}")
        problems = [problem for problem in build.problems if problem.path == self.file]
        if self.fence:
            problems = list(self._block_problems(build, self.fence, problems))
        elif result := build.results.get(self.file):
            problems += [] if result.ok else [failure(build.book, result)]
            problems += drift_problems(build, result)
        if problems:
            raise PressError(problems)

    def _block_problems(
        self, build: Build, fence: Fence, problems: list[Problem]
    ) -> Iterator[Problem]:
        """What is wrong inside the fence; what failed in a cell of it, or before it came there."""
        chapter = build.book.chapters[self.file]
        start, end = fence.line + chapter.offset, fence.end + chapter.offset
        yield from (problem for problem in problems if start <= problem.line <= end)
        for work, cell in build.book.shown(fence, chapter):
            result = build.results[work]
            here = result.error is None or result.error["cell"] == cell.name
            if not result.ok and (here or cell.name not in result.cells):
                yield failure(build.book, result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        """The problems alone, without a traceback through press."""
        if isinstance(excinfo.value, PressError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.name
