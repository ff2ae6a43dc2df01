"""Nothing that the course shows is a matter of chance."""

import re
from dataclasses import replace
from pathlib import Path

from shared_store import store_beside

from press import Build, Expected, ForkedPool, Work, load_book, load_project, read_expected
from press.build import data_in_place
from press.check.promises import failure
from press.run.runner import Runner

ROOT = Path(__file__).parents[1]
DRAWS = re.compile(r"\b(layers|initializers|random|shuffle|fit)\b")
SEED = "set_random_seed"
SEEDED = re.compile(rf"{SEED}|shuffle\(.*seed=")


def seeded(work: Work) -> Work:
    """The same work, begun with a seed; its lines keep their numbers.

    It names its import, so that press has it start where keras is imported.
    """
    first, *others = work.cells
    code = f"from keras.utils import {SEED}; {SEED}(1)\n{first.code}"
    return replace(work, cells=(replace(first, code=code, line=first.line - 1), *others))


def test_a_snippet_without_a_seed_shows_the_same_with_one(tmp_path: Path) -> None:
    """One that draws weights and trains may show a number only if no draw can change it."""
    project = load_project(ROOT)
    editions, book = data_in_place(project), load_book(project)
    works = [
        seeded(work)
        for work in book.works.values()
        if work.name.startswith("snippets/")
        and DRAWS.search(work.text)
        and not SEEDED.search(work.text)
    ]
    assert works
    with ForkedPool(project) as pool:
        results = Runner(project, store_beside(project, tmp_path / "store"), pool).run(works)
    read = {name: read_expected(ROOT, name) for name in results}
    accepted = {name: each for name, each in read.items() if isinstance(each, Expected)}
    build = Build(book, results, (), editions, accepted, commit="")
    found = [
        str(problem)
        for result in results.values()
        if not result.lacks
        for problem in (build.drift(result) if result.ok else [failure(book, result)])
    ]
    assert not found, "a seed changes what they show:\n" + "\n".join(found)
