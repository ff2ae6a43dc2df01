"""`press new FOLDER`: a small book that builds, to begin with."""

import shutil
from pathlib import Path

from press.problems import PressError, Problem

DEMO = Path(__file__).parents[1] / "demo"
CALLED = {"gitignore": ".gitignore"}
"""Files that would take effect in press's own folder under the name that they have in a book."""


def new_book(folder: Path) -> list[Path]:
    """Write the demo book into `folder`, which is made or empty; the files, relative to it.

    Raises PressError, and touches nothing, where `folder` is anything else.
    """
    empty = folder.is_dir() and not any(folder.iterdir())
    if not empty and (folder.exists() or folder.is_symlink()):
        raise PressError([Problem(str(folder), 0, "is there already; name a new folder")])
    files = [file for file in sorted(DEMO.rglob("*")) if file.is_file()]
    made = []
    try:
        for file in files:
            if "__pycache__" not in file.parts:  # pip compiles what it installs
                name = file.relative_to(DEMO)
                made.append(name.with_name(CALLED.get(name.name, name.name)))
                (folder / made[-1]).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, folder / made[-1])
    except OSError as error:
        message = f"can't be made ({error.strerror}); name another folder"
        raise PressError([Problem(str(folder), 0, message)]) from error
    return made
