"""What is to run: one execution, and what is asked of it."""

from dataclasses import dataclass

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
    values: tuple[str, ...] = ()
    raises: tuple[tuple[str, str], ...] = ()
