"""What is to run: one execution, and what is asked of it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from press.book.cells import Cell


@dataclass(frozen=True)
class Work:
    """One execution: the cells of a snippet (or a page's own), and what is asked of it.

    `name` is the file it comes from, relative to the root. `raises` maps the name of a cell to the
    exception that a page expects there.
    """

    name: str
    cells: tuple[Cell, ...]
    text: str
    whole: bool = True
    """Its file is code alone, which others run too: then it runs with the lines of the file."""
    values: tuple[str, ...] = ()
    raises: tuple[tuple[str, str], ...] = ()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The line at which each cell begins when it runs.

        Code that stands among text runs as if it stood alone, one empty line between its cells:
        then no text above it can change what it shows.
        """
        if self.whole:
            return tuple(cell.line for cell in self.cells)
        sizes = (cell.code.count("\n") + 2 for cell in self.cells[:-1])
        return tuple(accumulate(sizes, initial=1))[: len(self.cells)]

    def file_line(self, line: int) -> int:
        """Where a line that ran stands in the file."""
        before = sum(start <= line for start in self.starts)
        if not before:
            return line
        return line - self.starts[before - 1] + self.cells[before - 1].line
