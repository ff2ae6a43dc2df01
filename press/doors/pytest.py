"""Code blocks and snippets as test items, all answered by one execution of each snippet.

pytest-markdown-docs collects the blocks; a parser of ours tells it where they are, so that blocks
in admonitions, tabs and lists count, and a runner of ours looks results up.
"""

from collections import Counter
from collections.abc import Generator, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from markdown_it.token import Token
from pytest_markdown_docs._runners import _Runner, register_runner
from pytest_markdown_docs.plugin import MarkdownInlinePythonItem, MarkdownTextFile

from press.book.book import Book, load_book
from press.book.chapters import Chapter, Fence, parse_chapter
from press.build import make_build, open_pool
from press.check.outcome import Build
from press.check.promises import failure
from press.problems import PressError, Problem
from press.project import Project, find_settings, load_project

KEY = pytest.StashKey["Runs"]()
NOTES = pytest.StashKey[set[str]]()
"""What the machine lacks, of all processes of the session."""


class Runs:
    """The book of this test session, and its one build, made when the first item asks for it."""

    def __init__(self, project: Project, session: str) -> None:
        self.project, self.session = project, session
        self.book: Book = load_book(project)
        self.wanted: set[str] = set()

    @cached_property
    def build(self) -> Build:
        with open_pool(self.project) as pool:
            return make_build(self.project, pool, only=self.wanted, session=self.session)


def pytest_configure(config: pytest.Config) -> None:
    """Read the book; one that is set up wrongly ends the session, or it would pass untested."""
    session = getattr(config, "workerinput", {}).get("testrunuid", "")  # of xdist
    try:
        if find_settings(config.rootpath):
            config.stash[KEY] = Runs(load_project(config.rootpath), session)
    except PressError as error:
        raise pytest.UsageError(str(error)) from error


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Generator[None, Any, Any]:
    """Take pages and snippets as ours alone: a file named test_….py is not imported as a test."""
    found = yield
    runs = parent.config.stash.get(KEY, None)
    if runs is None or not file_path.is_relative_to(runs.project.root):
        return found
    name = file_path.relative_to(runs.project.root).as_posix()
    if name in runs.book.snippets:
        return [SnippetFile.from_parent(parent, path=file_path)]
    if name in runs.book.chapters:
        return [ChapterFile.from_parent(parent, path=file_path)]
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_markdown_docs_markdown_it() -> "FenceParser":
    return FenceParser()


class FenceParser:
    """Stands in for markdown-it: yields the fences that press finds, as markdown-it would."""

    def parse(self, text: str) -> list[Token]:
        chapter = parse_chapter(text, "page")
        return [_token(fence) for fence in chapter.fences]


def _token(fence: Fence) -> Token:
    info = "python runner:PressRunner" if fence.runs else "python notest"
    return Token("fence", "code", 0, map=[fence.line - 1, fence.end], info=info, content=fence.code)


class BlockItem(MarkdownInlinePythonItem):
    """A code block of a page, and the works it shows."""

    works: set[str]
    runs: Runs


class ChapterFile(MarkdownTextFile):
    """A page: an item for each block, named after what it embeds, and one for its text."""

    def collect(self) -> Iterator[pytest.Item]:
        runs = self.config.stash[KEY]
        chapter = runs.book.chapters[self.path.relative_to(runs.project.root).as_posix()]
        shown = {fence.line + chapter.offset for fence in chapter.fences}
        seen: Counter[str] = Counter()
        for found in super().collect():  # type: ignore[no-untyped-call]
            if found.start_line not in shown:
                continue  # of another edition of the data
            fence = fence_at(chapter, found.start_line)
            name = block_name(fence, runs.book, chapter)
            seen[name] += 1
            name += f" ({seen[name]})" if seen[name] > 1 else ""
            item = BlockItem.from_parent(self, name=name, test_definition=found.test_definition)
            item.works = {work for work, _ in runs.book.shown(fence, chapter)}
            item.runs = runs
            yield item
        works = set(runs.book.works_of(chapter))
        yield CheckItem.from_parent(self, name="text", works=works, path_name=chapter.path)


def fence_at(chapter: Chapter, line: int) -> Fence:
    return next(fence for fence in chapter.fences if fence.line + chapter.offset == line)


def block_name(fence: Fence, book: Book, chapter: Chapter) -> str:
    shown = book.shown(fence, chapter)
    if not shown:
        return "unresolved"
    parts: dict[str, list[str]] = {}
    for work, cell in shown:
        parts.setdefault(work, []).append(cell.name)
    if fence.own_code:
        return shown[0][1].name
    return " ".join(f"{Path(w).stem}:{'+'.join(cells)}" for w, cells in parts.items())


class SnippetFile(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        runs = self.config.stash[KEY]
        name = self.path.relative_to(runs.project.root).as_posix()
        if name in runs.book.works:  # else it is of another edition of the data
            yield CheckItem.from_parent(self, name=self.path.stem, works={name}, path_name=name)


class CheckItem(pytest.Item):
    """All that press has to say of one file: a page's text, or a snippet with its drift."""

    def __init__(self, *, works: set[str], path_name: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.works, self.path_name = works, path_name

    def runtest(self) -> None:
        build = self.config.stash[KEY].build
        _skip_what_lacks(build, self.works)
        problems = [p for p in build.problems if p.path == self.path_name]
        if result := build.results.get(self.path_name):
            problems += [] if result.ok else [failure(build.book, result)]
            problems += build.drift(result)
        if problems:
            raise PressError(problems)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, PressError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.name


def pytest_collection_finish(session: pytest.Session) -> None:
    """Remember what the selected items need, so that one build runs it all, on all cores."""
    if runs := session.config.stash.get(KEY, None):
        runs.wanted = {w for item in session.items for w in getattr(item, "works", ())}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep what is to be said at the end; a worker of xdist gives it to the process that speaks."""
    runs = session.config.stash.get(KEY, None)
    if runs and "build" in vars(runs):
        session.config.stash.setdefault(NOTES, set()).update(runs.build.notes)
        getattr(session.config, "workeroutput", {})["press"] = runs.build.notes


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    notes = getattr(node, "workeroutput", {}).get("press", ())  # none of a worker that crashed
    node.config.stash.setdefault(NOTES, set()).update(notes)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in sorted(terminalreporter.config.stash.get(NOTES, ())):
        terminalreporter.write_line(f"press: {line}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if isinstance(item, BlockItem):
        object.__setattr__(item.test_definition, "build", item.runs.build)


@register_runner()
class PressRunner(_Runner):
    """Passes a block if the one execution of its snippet came past it as the page expects."""

    def runtest(self, test: Any, args: Any, *, asyncio_runner: Any = None) -> None:
        build: Build = test.build
        path = test.source_path.relative_to(build.book.project.root).as_posix()
        chapter = build.book.chapters[path]
        fence = fence_at(chapter, test.start_line)
        _skip_what_lacks(build, {work for work, _ in build.book.shown(fence, chapter)})
        problems = [problem for problem in build.problems if _inside(problem, chapter, fence)]
        for work, cell in build.book.shown(fence, chapter):
            result = build.results[work]
            if not result.ok and (cell.name not in result.cells or _failed_here(result, cell.name)):
                problems.append(failure(build.book, result))
        if problems:
            raise PressError(problems)

    def repr_failure(self, test: Any, excinfo: Any, style: Any = None) -> str:
        return str(excinfo.value)


def _skip_what_lacks(build: Build, works: set[str]) -> None:
    """A program that isn't installed is no fault of the page."""
    for work in works:
        if lacks := build.results[work].lacks:
            pytest.skip(f"{work} {lacks}")


def _inside(problem: Problem, chapter: Chapter, fence: Fence) -> bool:
    line = problem.line - chapter.offset
    return problem.path == chapter.path and fence.line <= line <= fence.end


def _failed_here(result: Any, cell: str) -> bool:
    return result.error is None or result.error.cell == cell
