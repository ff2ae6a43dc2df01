"""The text of a page as it arrives at the extension, joined with what was read from its file.

On its way from the file, other plugins and extensions may have changed it: words around the code,
appended abbreviations, indentation. What runs is found again by what it says, and in order.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property

from press.book.book import Book
from press.book.chapters import Chapter, Fence, Value, embed_lines, parse_chapter
from press.problems import Problem, nearest

EMBED_MARK = re.compile(r"^([ \t]*)(?=-+8<-)")
PAGELESS = Chapter("", "", 0, (), (), ())
WAY_OUT = 'write it into a file below {}/, or give it norun="the reason"'


@dataclass(frozen=True)
class Arrival:
    """A page: `read` is the chapter of its file, `text` the same after others have been at it."""

    text: Chapter
    read: Chapter
    problems: tuple[Problem, ...] = ()

    @cached_property
    def fences(self) -> list[Fence | None]:
        """For each fence of the text, the one of the file whose outputs it gets."""
        read, arrived = _by_identity(self.read), _by_identity(self.text)
        found: list[Fence | None] = []
        for fence in self.text.fences:
            same = read.get(_identity(fence), [])
            number = next(n for n, each in enumerate(arrived[_identity(fence)]) if each is fence)
            sure = len(same) == len(arrived[_identity(fence)]) or not fence.own_code
            found.append(same[min(number, len(same) - 1)] if same and sure else None)
        return found

    def knows(self, value: Value) -> bool:
        return any(
            (value.name, value.expression) == (each.name, each.expression)
            for each in self.read.values
        )


def arrival(text: str, path: str, book: Book) -> Arrival:
    """Join a page's text with the chapter at `path` ("" where nobody said which page it is)."""
    arrived = parse_chapter(text, path, active=book.active)
    read = book.chapters.get(path)
    joined = Arrival(arrived, read or PAGELESS)
    if read:
        found = [Problem(path, 0, message) for message in _strange(joined, _way_out(book))]
    else:
        found = list(_homeless(arrived, book))
    return Arrival(arrived, joined.read, tuple(found))


def _way_out(book: Book) -> str:
    return WAY_OUT.format(book.project.settings.docs)


def _strange(page: Arrival, way_out: str) -> Iterator[str]:
    """What arrives, is to run or to be filled, and isn't in the file."""
    adds = "is not in the file: another plugin or extension made it, and press never ran it"
    for fence, known in zip(page.text.fences, page.fences, strict=True):
        if known or not fence.runs:
            continue
        if _identity(fence) in _by_identity(page.read):
            yield (
                f"other plugins took out or repeated some of the equal fences {_named(fence)}, and"
                " press can't tell whose output to show; make them differ, in a comment for example"
            )
        else:
            yield f"the Python fence {_named(fence)} {adds}; {way_out}"
    for value in page.text.values:
        if not page.knows(value):
            yield f"the value {_written(value)} {adds}; write it into the file"
    known_problems = {problem.message for problem in page.read.problems}
    for problem in page.text.problems:
        if problem.message not in known_problems:
            yield f"{problem.message} (line {problem.line} of the text as other plugins left it)"


def _homeless(page: Chapter, book: Book) -> Iterator[Problem]:
    """What can't be shown of a page that press didn't read."""
    if page.path:
        why = f"but press runs what is in files, and has read none here; {_way_out(book)}"
        why += f" ({nearest(page.path, book.chapters)})"
    else:
        example = book.project.page("….md")
        why = f'but press isn\'t told which page this is; PressExtension(page="{example}") does'
    path = page.path or "a text without a page"
    for fence in page.fences:
        if fence.runs:
            yield Problem(path, fence.line, f"holds the Python fence {_named(fence)}, {why}")
    for value in page.values:
        yield Problem(path, value.line, f"holds the value {_written(value)}, {why}")
    for problem in page.problems:
        yield Problem(path, problem.line, problem.message)


def _identity(fence: Fence) -> Hashable:
    return fence.code, tuple(sorted(fence.options.items())), fence.identifier


def _by_identity(chapter: Chapter) -> dict[Hashable, list[Fence]]:
    found: defaultdict[Hashable, list[Fence]] = defaultdict(list)
    for fence in chapter.fences:
        found[_identity(fence)].append(fence)
    return found


def _named(fence: Fence) -> str:
    """A fence by its first line that says something."""
    lines = [line.strip() for line in fence.code.split("\n") if line.strip()]
    return f"`{lines[0]}`" if lines else "without code"


def _written(value: Value) -> str:
    return f"`{{{value.name}}} {value.expression}`"


def escaped(lines: list[str]) -> list[str]:
    """Lines whose embeds pymdownx.snippets leaves to press: it takes the `;` off again."""
    ours = set(embed_lines(lines))
    return [EMBED_MARK.sub(r"\1;", x) if n in ours else x for n, x in enumerate(lines)]
