"""Nothing that the course shows is a matter of chance."""

import re
from dataclasses import replace
from pathlib import Path

from press.book import load_book
from press.drift import Expected, moved, read_expected, shown_text
from press.keys import Work
from press.project import load_project
from press.run import Result, Road
from press.store import Store
from press.workers import Pool

ROOT = Path(__file__).parents[1]
DRAWS = re.compile(r"\b(layers|initializers|random|shuffle|fit)\b")
SEED = "set_random_seed"
SEEDED = re.compile(rf"{SEED}|shuffle\(.*seed=")


def seeded(work: Work) -> Work:
    """The same work, begun with a seed; its lines keep their numbers."""
    first, *others = work.cells
    code = f"__import__('keras').utils.{SEED}(1)\n{first.code}"
    return replace(work, cells=(replace(first, code=code, line=first.line - 1), *others))


def test_a_snippet_without_a_seed_shows_the_same_with_one(tmp_path: Path) -> None:
    """One that draws weights and trains may show a number only if no draw can change it."""
    project = load_project(ROOT)
    works = [
        seeded(work)
        for work in load_book(project).works.values()
        if work.name.startswith("snippets/")
        and DRAWS.search(work.text)
        and not SEEDED.search(work.text)
    ]
    assert works
    with Pool(project) as pool:
        results = Road(project, Store(tmp_path), pool).run(works, fresh=True)
    found = [
        f"{name}: {line}"
        for name, result in results.items()
        if not result.excused
        for line in changes(name, result)
    ]
    assert not found, "a seed changes what they show:\n" + "\n".join(found)


def changes(name: str, result: Result) -> list[str]:
    expected = read_expected(ROOT, name)
    assert isinstance(expected, Expected)
    failed = [] if result.ok else [str(result.error)]
    return [*failed, *moved(expected.text, shown_text(result))]
