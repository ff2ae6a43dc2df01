"""The course itself, from an empty store to a saved sentence: a copy, built by its own press."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.edits import served
from benchmarks.engines import MKDOCS, PRESS, ROOT, STRICTLY
from benchmarks.measure import run
from benchmarks.results import Whole, over_cores
from press import load_book, load_project
from press.run.store import Store

BUILD = (*MKDOCS, *STRICTLY)
PARTS = (
    "docs",
    "snippets",
    "overrides",
    "hooks",
    "changes",
    "data",
    "mkdocs.yml",
    "pyproject.toml",
    "README.md",
)
PROSE, SNIPPET = "docs/tensors/operations.md", "snippets/tensors/sums.py"
PAGE = "tensors/operations"


def measure_whole(folder: Path) -> Whole:
    """Build a copy of the course in `folder`: cold, unchanged, edited, and served."""
    folder.mkdir()
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)

    def build() -> float:
        return run(BUILD, folder, PRESS.variables).seconds

    def edit(name: str, text: str) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def after(name: str, text: str) -> float:
        edit(name, text)
        return build()

    def served_sentences(count: int) -> Iterator[float]:
        with served(folder, PRESS.variables) as await_page:
            await_page(PAGE, re.compile("<h1").search)
            for number in range(count):
                edit(PROSE, f"\nSentence {number} of a few.\n")
                yield await_page(PAGE, re.compile(f"Sentence {number} of").search)

    cold = build()
    project = load_project(folder)
    store = Store(project.home / "store")
    records = filter(None, (store.record(name) for name in load_book(project).works))
    seconds = [float(record.seconds) for record in records]
    return Whole(
        works=len(seconds),
        compute=over_cores(seconds, project.jobs),
        cold=cold,
        unchanged=median(build() for _ in range(3)),
        prose=after(PROSE, "\nOne more sentence.\n"),
        snippet=after(SNIPPET, "\n# One more comment.\n"),
        served=median(served_sentences(3)),
    )
