"""A large book whose snippets work, each as much as those that the engines are compared by."""

from pathlib import Path
from statistics import median

from benchmarks.engines import PLAIN, PRESS, finish
from benchmarks.floor import alone
from benchmarks.measure import run
from benchmarks.results import Floor, Stamp, Work
from benchmarks.workload import Page, model_pages

PER_PAGE, EVERY = 10, 20  # one of so many snippets is timed alone, before the build and after it


def measure_work(folder: Path, count: int, cores: int, rounds: int, stamp: Stamp) -> Work:
    """The snippets cost the same by construction, so a sample of them tells what all cost."""
    book, plain = folder / "press-work", folder / "plain-work"
    pages = work_pages(count)
    PRESS.set_up(book)
    PLAIN.set_up(plain)
    for page in pages:
        PRESS.write(book, page)
    files = sorted((book / "snippets").glob("*.py"))
    halves = files[::EVERY], files[EVERY // 2 :: EVERY] or files[-1:]
    before = alone(book, halves[0], cores)
    cold = run(PRESS.command, book, PRESS.variables).seconds
    after = alone(book, halves[1], cores)
    PRESS.check(book, pages)
    finish(book, plain)
    unchanged, finished = [], []
    for _ in range(rounds):
        unchanged.append(run(PRESS.command, book, PRESS.variables).seconds)
        finished.append(run(PLAIN.command, plain, PLAIN.variables).seconds)
    PLAIN.check(plain, pages)
    looks = before, after
    return Work(
        stamp=stamp,
        snippets=count,
        sample=sum(len(look.together) for look in looks),
        cold=cold,
        unchanged=tuple(unchanged),
        floor=Floor(
            imports=tuple(look.imports for look in looks),
            compute=tuple(sum(s) / len(s) * count / cores for s in (b.together for b in looks)),
            plain=(median(finished),),
        ),
    )


def work_pages(snippets: int) -> list[Page]:
    """The models of the comparison, several on a page."""
    made = [snippet for page in model_pages(snippets) for snippet in page.snippets]
    starts = range(0, snippets, PER_PAGE)
    return [Page(f"p{start}", tuple(made[start : start + PER_PAGE])) for start in starts]
