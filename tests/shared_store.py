"""The course's own results for tests that run it otherwise: with a seed, or on the real data.

What a test executes is kept under its own recipe beside the rest. So a snippet that neither the
seed nor the edition matters to is looked up, in this session and in those after it.
"""

import shutil
from pathlib import Path

from press import Project
from press.run.store import Store


def store_beside(course: Project, folder: Path) -> Store:
    """A store in `folder` that shares the course's results; its records are a copy of its own.

    Records say what the course last ran and why, which a test must not rewrite.
    """
    home = course.home / "store"
    for name in ("results", "records"):
        (home / name).mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results").symlink_to(home / "results")
    shutil.copytree(
        home / "records", folder / "records", ignore=shutil.ignore_patterns("*.partial")
    )
    return Store(folder)
