"""press: books in Markdown whose code is run while they are built.

What a book, its hooks and its tests may use: the names below, the modules `press.datasets` and
`press.testing`, the command `press`, and the plugins that MkDocs, Markdown and pytest find by
name. Everything else may change from one version to the next.

A name is imported from its home when it is asked for, so that `import press` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from press.book.book import Book as Book
    from press.book.book import load_book as load_book
    from press.book.cells import Cell as Cell
    from press.book.cells import Snippet as Snippet
    from press.book.chapters import Chapter as Chapter
    from press.book.chapters import Fence as Fence
    from press.book.result import Result as Result
    from press.book.work import Work as Work
    from press.build import make_build as make_build
    from press.build import open_pool as open_pool
    from press.check.drift import Expected as Expected
    from press.check.drift import read_expected as read_expected
    from press.check.outcome import Build as Build
    from press.doors.markdown import PressExtension as PressExtension
    from press.page import script as script
    from press.page import stylesheet as stylesheet
    from press.problems import PressError as PressError
    from press.problems import Problem as Problem
    from press.project import Project as Project
    from press.project import load_project as load_project
    from press.run.pool import ForkedPool as ForkedPool
    from press.run.port import Pool as Pool

_HOMES = {
    "Book": "press.book.book",
    "Build": "press.check.outcome",
    "Cell": "press.book.cells",
    "Chapter": "press.book.chapters",
    "Expected": "press.check.drift",
    "Fence": "press.book.chapters",
    "ForkedPool": "press.run.pool",
    "Pool": "press.run.port",
    "PressError": "press.problems",
    "PressExtension": "press.doors.markdown",
    "Problem": "press.problems",
    "Project": "press.project",
    "Result": "press.book.result",
    "Snippet": "press.book.cells",
    "Work": "press.book.work",
    "load_book": "press.book.book",
    "load_project": "press.project",
    "make_build": "press.build",
    "open_pool": "press.build",
    "read_expected": "press.check.drift",
    "script": "press.page",
    "stylesheet": "press.page",
}
__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
