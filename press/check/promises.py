"""What the runs say about the chapters: which promise of a page its code didn't keep."""

from collections.abc import Iterator, Mapping

from press.book.book import Book
from press.book.chapters import Chapter, Fence
from press.book.result import LEFT_OUT, Result
from press.problems import Problem
from press.wire import Output

TAIL = 12  # lines of what a failing snippet printed that a report repeats


def problems_of(book: Book, results: Mapping[str, Result]) -> list[Problem]:
    """Failures, values that don't exist, and figures without alt text, in reading order."""
    return [book.placed(problem) for problem in _problems(book, results)]


def _problems(book: Book, results: Mapping[str, Result]) -> list[Problem]:
    found = [
        failure(book, result)
        for result in results.values()
        if not (result.ok or result.lacks or result.awaited or _is_said(book, result))
    ]
    found += [problem for result in results.values() for problem in _unreached(result)]
    for chapter in book.chapters.values():
        for value in chapter.values:
            result = results.get(book.work_of(value, chapter) or "")
            kind, text = result.values.get(value.expression, ("", "")) if result else ("", "")
            if result and result.ok and kind == "error":
                message = f"{result.work.name} has no value `{value.expression}`: {text}"
                found.append(chapter.problem(value.line, message))
        for fence in chapter.fences:
            found += _figure_problems(book, chapter, fence, results)
    return found


def _is_said(book: Book, result: Result) -> bool:
    """Whether what is wrong with the file says already why its code can't be parsed."""
    code = book.snippets.get(result.work.name)
    unparsed = result.error is not None and result.error.ename == "SyntaxError"
    return unparsed and code is not None and code.is_notebook and bool(code.problems)


def failure(book: Book, result: Result) -> Problem:
    """Why a work failed: at the line of the page that shows it, with the line of its file."""
    name, error, expected = result.work.name, result.error, dict(result.work.raises)
    if error:
        cell, line = error.cell, error.line
        message = f"{error.ename}: {error.evalue}".removeprefix(": ")
        message += f" (the page expects {expected[cell]})" if cell in expected else ""
    else:
        cell, exception = result.work.raises[0]
        line = next(c.line for c in result.work.cells if c.name == cell)
        message = f"raised nothing, but the page expects {exception} from {cell!r}"
    detail = "\n".join([*_excerpt(book, result, line), *_tail(result.printed)])
    place = book.place_of(name, cell)
    if place is None:
        return Problem(name, line, f"({cell}) {message}", detail)
    chapter, fence_line = place
    if chapter.path == name:
        return book.placed(Problem(name, line, message, detail))
    where = f"{name}:{line}" + (f" ({cell})" if cell else "")
    return chapter.problem(fence_line, f"{where}: {message}", detail)


def _unreached(result: Result) -> Iterator[Problem]:
    """An exception ends the run, also one that a page expects: nothing may come after it."""
    left = [cell for cell in result.work.cells if cell.name not in result.cells]
    if result.ok and result.error and left:
        cell = result.error.cell
        message = (
            f"never reached, since {cell!r} raises; put it before {cell!r}, or into a new file"
        )
        yield Problem(result.work.name, left[0].line, f"({left[0].name}) {message}")


def _excerpt(book: Book, result: Result, line: int) -> Iterator[str]:
    """The cell's lines around `line`, which is marked."""
    code = book.snippets.get(result.work.name)
    shift = line - code.place(line)[1] if code and code.is_notebook else 0
    for cell in result.work.cells:
        lines = cell.code.split("\n")
        if cell.line <= line < cell.line + len(lines):
            for number, text in enumerate(lines, cell.line):
                if abs(number - line) <= 3:
                    yield f"  {'>' if number == line else ' '} {number - shift:4d} {text}"


def _tail(printed: str) -> list[str]:
    lines = printed.rstrip().splitlines()
    if not lines:
        return []
    count = "" if lines[0] == LEFT_OUT else f" of {len(lines)}"
    more = f" (the last {TAIL}{count} lines)" if len(lines) > TAIL else ""
    return [f"  it printed{more}:", *(f"    {line[:200]}" for line in lines[-TAIL:])]


def is_figure(output: Output) -> bool:
    data = output.get("data", {})
    return "text/html" not in data and any(mime.startswith("image/") for mime in data)


def _figure_problems(
    book: Book, chapter: Chapter, fence: Fence, results: Mapping[str, Result]
) -> Iterator[Problem]:
    if fence.show in ("code", "none"):
        return
    shown = book.shown(fence, chapter)
    figures = sum(
        sum(map(is_figure, results[name].cells.get(cell.name, [])))
        for name, cell in shown
        if name in results
    )
    for number in range(1, figures + 1):
        if not fence.text_for("alt", number).strip():
            option = "alt" if number == 1 else f"alt{number}"
            message = f'figure {number} of this fence has no alt text; add {option}="what it shows"'
            yield chapter.problem(fence.line, message)
    complete = all(name in results and results[name].ok for name, _ in shown)
    if not figures and fence.text_for("alt", 1) and complete:
        yield chapter.problem(fence.line, "alt text, but the code draws no figure; remove it")
