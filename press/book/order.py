"""The cells of a page in the order in which one Python can run them, with what they need first.

A page shows cells of several snippets, leaves others out, and may go back to a snippet. What a cell
needs of its own snippet is told by names: what an earlier cell binds or may change, and it reads.
"""

import ast
import symtable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from press.book.book import Book
from press.book.cells import Cell
from press.book.chapters import Chapter, Fence

READERS = frozenset({
    "all", "any", "argmax", "argmin", "astype", "copy", "count_params", "cumsum", "diagonal",
    "format", "get", "head", "index", "items", "join", "keys", "max", "mean", "min", "numpy",
    "query", "ravel", "reshape", "round", "std", "sum", "tail", "tolist", "to_numpy", "to_string",
    "values", "var",
})  # fmt: skip
"""Methods that leave their object as it was. Another one may change it, as `fit` does."""


@dataclass(frozen=True)
class Step:
    """A cell to run. Where the page doesn't show it here, it is what a later one needs."""

    work: str
    cell: Cell
    fence: Fence
    """The one that shows it, or that shows what needs it."""
    shown: bool = True
    again: bool = False
    """It has run already, for another cell or for an earlier place on the page."""


def steps(book: Book, chapter: Chapter) -> Iterator[Step]:
    """Each cell that a page shows, in reading order, after those that it needs."""
    places = [(f, name, cell) for f in chapter.fences for name, cell in book.shown(f, chapter)]
    ran: set[tuple[str, str]] = set()
    for number, (fence, name, cell) in enumerate(places):
        if (name, cell.name) in ran:
            yield Step(name, cell, fence, again=True)
            continue
        later = {other.name for _, work, other in places[number + 1 :] if work == name}
        done = {other for work, other in ran if work == name}
        for needed in _needed(book.works[name].cells, cell, done, later):
            ran.add((name, needed.name))
            yield Step(name, needed, fence, shown=False)
        ran.add((name, cell.name))
        yield Step(name, cell, fence)


def _needed(cells: tuple[Cell, ...], cell: Cell, done: set[str], later: set[str]) -> list[Cell]:
    """The cells to run before one: all above it but those that can wait, or that only check.

    What the page shows later waits, and a hidden check stays out, unless a name says otherwise.
    """
    place = next(number for number, other in enumerate(cells) if other.name == cell.name)
    modules = frozenset[str]().union(*(names_of(other.code).imported for other in cells))
    names = names_of(cell.code)
    wanted, touched = names.read, names.bound | names.changed
    found: list[Cell] = []
    for above in reversed(cells[:place]):
        if above.name in done:
            continue
        own = names_of(above.code)
        stays_out = above.hidden and own.checks
        may_wait = above.name in later and not own.read & (touched - modules)
        if not (stays_out or may_wait) or wanted & (own.bound | own.changed - modules):
            wanted, touched = wanted | own.read, touched | own.bound | own.changed
            found.insert(0, above)
    return found


@dataclass(frozen=True)
class Names:
    """What a cell reads, binds (by an import, too), and may change."""

    read: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    imported: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()
    """The modules that it imports, by their first names."""
    changed: frozenset[str] = frozenset()
    """Those of which an attribute or an item is set, or a method called that may change them."""
    checks: bool = False
    """It asserts something."""


@lru_cache(maxsize=10_000)  # the same cells, for each page that is made anew
def names_of(code: str) -> Names:
    """Nothing where the code can't be parsed: it says so when it runs."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return Names()
    nodes = [*ast.walk(tree)]
    table = symtable.symtable(code, "cell", "exec")
    imported = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_imported()}
    assigned = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()}
    read = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    read |= {name for n in nodes if isinstance(n, ast.AugAssign) for name in _root(n.target)}
    changed = {name for node in nodes for name in _changed_by(node)}
    return Names(
        frozenset(read),
        frozenset(assigned | imported),
        frozenset(imported),
        frozenset(_modules(nodes)),
        frozenset(changed),
        any(isinstance(node, ast.Assert) for node in nodes),
    )


def _modules(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def _changed_by(node: ast.AST) -> Iterator[str]:
    """`x` in `x.weight = …`, `del x[0]` and `x.fit(…)`; not in `x.mean()`, which only reads."""
    if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield from _root(node.value)
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr not in READERS
    ):
        yield from _root(node.func.value)


def _root(node: ast.AST) -> Iterator[str]:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        yield node.id
