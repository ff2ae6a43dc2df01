"""How press grows: many snippets that cost next to nothing, so that only press's own time shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.engines import PLAIN, PRESS, finish
from benchmarks.measure import run
from benchmarks.workload import trivial_pages

PER_PAGE = 10


@dataclass(frozen=True)
class Size:
    """Seconds and bytes of a book with so many trivial snippets."""

    snippets: int
    pages: int
    cold: float
    unchanged: float
    plain: float
    """Plain MkDocs on the same pages with all outputs in place."""
    memory: int
    """Peak of the whole tree of processes in the cold build."""


def measure_growth(sizes: Iterable[int], folder: Path, rounds: int) -> Iterator[Size]:
    for count in sizes:
        pages = trivial_pages(count, PER_PAGE)
        book, plain = folder / f"press-{count}", folder / f"plain-{count}"
        PRESS.set_up(book)
        PLAIN.set_up(plain)
        for page in pages:
            PRESS.write(book, page)
        cold = run(PRESS.command, book, PRESS.variables, watch=True)
        PRESS.check(book, pages)
        finish(book, plain)
        unchanged, alone = [], []
        for _ in range(rounds):
            unchanged.append(run(PRESS.command, book, PRESS.variables).seconds)
            alone.append(run(PLAIN.command, plain, PLAIN.variables).seconds)
        PLAIN.check(plain, pages)
        yield Size(count, len(pages), cold.seconds, median(unchanged), median(alone), cold.memory)


def slope_ratio(sizes: Sequence[Size], seconds: Sequence[float]) -> float:
    """Seconds for each further snippet in the last step, relative to the first; 1 is linear."""
    counts = [size.snippets for size in sizes]
    first = (seconds[1] - seconds[0]) / (counts[1] - counts[0])
    last = (seconds[-1] - seconds[-2]) / (counts[-1] - counts[-2])
    return last / first
